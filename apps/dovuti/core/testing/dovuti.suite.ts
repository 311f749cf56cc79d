import { cents, type CodiceFiscaleEnte, type LocalDate, parseIud, parseIuv } from '@mypay/kernel';
import type { IuvCounters, Dovuti } from '../application/ports';
import { aContent } from './a-dovuto';

const ORA = new Date('2024-06-01T10:00:00Z');

/** What the port `Dovuti` promises, tried on every adapter: each call of `inside` is one transaction of a fresh ente per test. */
export function dovutiSuite(prepare: () => Promise<<T>(work: (dovuti: Dovuti) => Promise<T>) => Promise<T>>): void {
  let inside: <T>(work: (dovuti: Dovuti) => Promise<T>) => Promise<T>;
  beforeEach(async () => {
    inside = await prepare();
  });
  const add = (iud: string, iuv?: string) =>
    inside((d) => d.add({ dati: aContent({ iud, iuv }), iuvDellaPiattaforma: false, now: ORA }));
  const find = (iud: string) => inside((d) => d.find(parseIud(iud)));
  const move = (iud: string, from: 'INSERIMENTO_DOVUTO' | 'ANNULLATO', a: 'ANNULLATO' | 'COMPLETATO', rtId?: string) =>
    inside(async (d) => {
      const dovuto = await d.lock(parseIud(iud));
      return d.move(
        dovuto?.id ?? 0n,
        from,
        a,
        ORA,
        rtId === undefined
          ? undefined
          : { rtId, importo: cents(1n), data: '2024-06-01' as LocalDate, dopoAnnullamento: from === 'ANNULLATO' },
      );
    });

  it('gives back what it was given', async () => {
    expect(await add('A', '01500000000123488')).toBe('INSERITO');
    const dovuto = await find('A');
    expect(dovuto).toMatchObject({
      stato: 'INSERIMENTO_DOVUTO',
      versione: 1,
      dati: aContent({ iud: 'A', iuv: '01500000000123488' }),
      creatoIl: ORA,
    });
  });

  it('DUP-libero: an IUD or an IUV is taken until every use of it is cancelled, and for ever once paid', async () => {
    await add('A', '1');
    expect(await add('A')).toBe('IUD_DUPLICATO');
    expect(await add('B', '1')).toBe('IUV_DUPLICATO');
    expect(await move('A', 'INSERIMENTO_DOVUTO', 'ANNULLATO')).toBe(true);
    expect(await add('A', '1')).toBe('INSERITO');
    expect(await move('A', 'INSERIMENTO_DOVUTO', 'COMPLETATO', 'rt')).toBe(true);
    expect(await add('A')).toBe('IUD_DUPLICATO');
    expect(await add('C', '1')).toBe('IUV_DUPLICATO');
  });

  it('tells who made a row, of that row alone', async () => {
    await add('A');
    const born = (iud: string) => inside(async (d) => d.bornOf((await d.find(parseIud(iud)))?.id ?? 0n));
    expect(await born('A')).toBeUndefined();
    await inside(async (d) =>
      d.recordAct((await d.find(parseIud('A')))?.id ?? 0n, 'CREATO', { autore: 'cittadino' }, ORA),
    );
    expect(await born('A')).toBe('cittadino');
    await move('A', 'INSERIMENTO_DOVUTO', 'ANNULLATO');
    expect(await born('A')).toBe('cittadino');
    await add('A');
    expect(await born('A')).toBeUndefined();
  });

  it('takes many debts without an IUV', async () => {
    expect([await add('A'), await add('B')]).toEqual(['INSERITO', 'INSERITO']);
  });

  it('moves only from the state that it is told', async () => {
    await add('A');
    expect(await move('A', 'INSERIMENTO_DOVUTO', 'ANNULLATO')).toBe(true);
    expect(await move('A', 'INSERIMENTO_DOVUTO', 'ANNULLATO')).toBe(false);
    expect(await find('A')).toMatchObject({ stato: 'ANNULLATO', versione: 2 });
  });

  it('finds the row that counts: the live one, then the paid one, then the latest cancelled one', async () => {
    await add('A', '1');
    await move('A', 'INSERIMENTO_DOVUTO', 'ANNULLATO');
    await add('A', '2');
    expect((await find('A'))?.dati.iuv).toBe('2');
    await move('A', 'INSERIMENTO_DOVUTO', 'ANNULLATO');
    expect((await find('A'))?.dati.iuv).toBe('2');
    expect(await move('A', 'ANNULLATO', 'COMPLETATO', 'rt')).toBe(true);
    expect(await find('A')).toMatchObject({ stato: 'COMPLETATO', pagamento: { rtId: 'rt' } });
  });

  it('lists all rows of an IUV, the newest first', async () => {
    await add('A', '1');
    await move('A', 'INSERIMENTO_DOVUTO', 'ANNULLATO');
    await add('B', '1');
    const righe = await inside((d) => d.withIuv(parseIuv('1'), { lock: true }));
    expect(righe.map((r) => [r.dati.iud, r.stato])).toEqual([
      ['B', 'INSERIMENTO_DOVUTO'],
      ['A', 'ANNULLATO'],
    ]);
  });

  it('TIPO-ANNULLA: cancels the open rows of a tipo, some at a time', async () => {
    for (const iud of ['A', 'B', 'C']) await add(iud);
    await move('C', 'INSERIMENTO_DOVUTO', 'COMPLETATO', 'rt');
    expect(await inside((d) => d.cancelOpen('TARI', 1, ORA))).toBe(1);
    expect(await inside((d) => d.cancelOpen('TARI', 5, ORA))).toBe(1);
    expect(await inside((d) => d.cancelOpen('COSAP', 5, ORA))).toBe(0);
    expect(await Promise.all(['A', 'B', 'C'].map(async (iud) => (await find(iud))?.stato))).toEqual([
      'ANNULLATO',
      'ANNULLATO',
      'COMPLETATO',
    ]);
  });

  it('D06: replaces the content in place', async () => {
    await add('A', '1');
    const dovuto = await inside((d) => d.lock(parseIud('A')));
    const content = aContent({ iud: 'A', iuv: '1', causale: 'nuova', bilancio: undefined });
    expect(await inside((d) => d.replace(dovuto?.id ?? 0n, 'INSERIMENTO_DOVUTO', content, ORA))).toBe(true);
    expect(await find('A')).toMatchObject({ id: dovuto?.id, versione: 2, dati: content });
  });
}

/** What the port `IuvCounters` promises. */
export function countersSuite(prepare: () => Promise<{ counters: IuvCounters; ente: CodiceFiscaleEnte }>): void {
  it('IUV-6.2: gives 1 first, then never the same number twice, whatever comes at once', async () => {
    const { counters, ente } = await prepare();
    expect(await counters.reserve(ente, '01', 1)).toBe(1n);
    const blocks = await Promise.all(Array.from({ length: 50 }, (_, i) => counters.reserve(ente, '01', (i % 3) + 1)));
    const numbers = blocks.flatMap((first, i) => Array.from({ length: (i % 3) + 1 }, (_, k) => first + BigInt(k)));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((n) => n > 1n && n <= BigInt(numbers.length + 1))).toBe(true);
    expect(await counters.reserve(ente, '02', 5)).toBe(1n);
  });
}
