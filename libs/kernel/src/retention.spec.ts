import { parseCodiceFiscaleEnte } from './identity';
import { forgetByEnte } from './retention';

const [A, B, C] = ['80012340156', '80023450234', '80034560342'].map(parseCodiceFiscaleEnte) as [
  ReturnType<typeof parseCodiceFiscaleEnte>,
  ReturnType<typeof parseCodiceFiscaleEnte>,
  ReturnType<typeof parseCodiceFiscaleEnte>,
];
const going = (): AbortSignal => new AbortController().signal;

describe('what is kept no longer', () => {
  it('goes a batch at a time until a batch is short', async () => {
    const left = new Map([
      [A, 5],
      [B, 4],
    ]);
    const turns: string[] = [];
    const forgetSome = async (ente: typeof A): Promise<number> => {
      turns.push(ente);
      const some = Math.min(2, left.get(ente) ?? 0);
      left.set(ente, (left.get(ente) ?? 0) - some);
      return some;
    };

    expect(await forgetByEnte([A, B], 2, forgetSome, going())).toBe(9);
    expect(turns).toEqual([A, A, A, B, B, B]);
  });

  it('of one ente that fails does not keep the others from it, and the fault is told at the end', async () => {
    const seen: string[] = [];
    const forgetSome = async (ente: typeof A): Promise<number> => {
      seen.push(ente);
      if (ente === A) throw new Error('disco pieno');
      return 0;
    };

    await expect(forgetByEnte([A, B, C], 2, forgetSome, going())).rejects.toMatchObject({
      errors: [expect.objectContaining({ message: 'disco pieno' })],
    });
    expect(seen).toEqual([A, B, C]);
  });

  it('stops between two batches when the service stops', async () => {
    const stop = new AbortController();
    const forgetSome = async (): Promise<number> => {
      stop.abort(new Error('si ferma'));
      return 2;
    };

    await expect(forgetByEnte([A, B], 2, forgetSome, stop.signal)).rejects.toThrow('si ferma');
  });
});
