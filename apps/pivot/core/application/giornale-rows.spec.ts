import { DEFAULT_MAPPING } from '../domain';
import { Block, firstDialect, judged } from './giornale-rows';
import type { GiornaleRecord } from './giornali';

async function* records(howMany: number): AsyncGenerator<GiornaleRecord> {
  const fields = ['2024', '1', '2024-03-18', 'PSP', 'SALDO', '10.00', '2024-03-18'];
  for (let numero = 1; numero <= howMany; numero++)
    yield { numero, file: 'enorme.csv', fields, broken: false, raw: '' };
}

describe('un giornale enorme', () => {
  it('of more rows than memory may hold is refused with a code before any is written; one of as many is read', async () => {
    await expect(firstDialect(records(1_000), DEFAULT_MAPPING, 1_000)).resolves.toBeDefined();
    await expect(firstDialect(records(1_001), DEFAULT_MAPPING, 1_000)).rejects.toMatchObject({
      code: 'TROPPE_RIGHE',
    });
  });

  it('is written in blocks that few long rows fill as many short ones do', async () => {
    const rowsOfABlock = async (causale: string): Promise<number> => {
      const fields = ['2024', '', '2024-03-18', 'PSP', causale, '10.00', '2024-03-18'];
      const rows = async function* (): AsyncGenerator<GiornaleRecord> {
        for (let numero = 1; numero <= 20_000; numero++)
          yield { numero, file: 'lungo.csv', fields, broken: false, raw: '' };
      };
      const block = new Block();
      for await (const row of judged(rows(), DEFAULT_MAPPING)) {
        block.add(row, 1n);
        if (block.isFull) return block.movimenti.length + block.scarti.length;
      }
      return Infinity;
    };
    expect(await rowsOfABlock('SALDO')).toBe(5_000);
    expect(await rowsOfABlock('x'.repeat(65_000))).toBeLessThan(100);
  });
});
