import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { withoutIndexes } from '@mypay/testing';
import { type Bench, testBench } from '../../testing/bench';
import { pagamentiPage } from './list-pages';
import { readNames } from './names';
import { PgLists } from './pg-lists';

const RECEIPTS = 20_000;
const DAY = `date '2024-01-01' + i % 700`;
const ALL = { tipi: 'TUTTI' } as const;
/** A page and what stands beside each of its payments. */
const BUFFERS = 1_000;

let bench: Bench;
let ente: CodiceFiscaleEnte;
let other: CodiceFiscaleEnte;
beforeAll(async () => {
  bench = await testBench();
  ente = await bench.newEnte({ flgPagati: true, flgTesoreria: true });
  other = await bench.newEnte({ flgPagati: true, flgTesoreria: true });
  await withoutIndexes(bench.database.ownerUrl, 'pivot', [], async () => {
    await pay(ente, 1, RECEIPTS, `'Cognome' || i % 2000 || ' Nome'`);
    await pay(other, 1, 3, `'Solo Altrove'`);
  });
}, 120_000);
afterAll(() => bench?.close());

/** Receipts and payments from one number to another, each of who `name` says of its number `i`, on its `day`. */
const pay = (of: CodiceFiscaleEnte, from: number, to: number, name: string, day = DAY): Promise<void> =>
  bench.db.inEnte(of, async (tx) => {
    await tx.execute(
      `insert into ricevute (ente, iuv, iur, indice, importo_cents, importo_totale_cents, esito, data_esito, data_ora_messaggio, debitore_anagrafica)
       select $1, lpad(i::text, 17, '0'), 'IUR' || i, 1, 1000, 1000, '0', ${day}, now(), ${name}
         from generate_series($2::int, $3::int) i
       on conflict (ente, iuv, iur, indice) do update set debitore_anagrafica = excluded.debitore_anagrafica`,
      [of, from, to],
    );
    await tx.execute(
      `insert into pagamenti (ente, iuv, iur, indice, classi, sintesi, ricevuta, ha_tv, importo_cents, importo_totale_cents, data_esito)
       select $1, lpad(i::text, 17, '0'), 'IUR' || i, 1, 0, 'PAGATO', 'RT', false, 1000, 1000, ${day}
         from generate_series($2::int, $3::int) i on conflict do nothing`,
      [of, from, to],
    );
  });

const found = async (of: CodiceFiscaleEnte, name: string): Promise<number> =>
  (await new PgLists(bench.db).totalPagamenti(of, { ...ALL, nomePagatore: name })).numero;

describe('part of a name', () => {
  it('is found whatever the case, in the middle too, and signs are themselves', async () => {
    expect(await found(ente, 'OGNOME17 ')).toBe(10);
    expect(await found(ente, 'inesistente')).toBe(0);
    expect(await found(ente, '%')).toBe(0);
  });

  it('that more names have than are asked for is found all the same', async () => {
    expect(await bench.db.inEnte(ente, (tx) => readNames(tx, ente, { ...ALL, nomePagatore: 'nome' }))).toEqual({});
    expect(await found(ente, 'nome')).toBe(RECEIPTS);
  });

  it.each([
    ['next in the list', 'Tutti Comuni', DAY],
    ['only after very many others', 'Ultimi Comuni', `date '2030-01-01' + i % 7`],
  ])('that thousands bear is listed, page after page, in order: %s', async (_, name, day) => {
    const third = await bench.newEnte({ flgPagati: true, flgTesoreria: true });
    await withoutIndexes(bench.database.ownerUrl, 'pivot', [], async () => {
      await pay(third, 1, 6_000, `'Cognome' || i || ' Nome'`);
      await pay(third, 10_001, 12_500, `'${name}'`, day);
    });
    const ask = { ...ALL, nomePagatore: 'comuni' };
    expect(await bench.db.inEnte(third, (tx) => readNames(tx, third, ask))).toEqual({});
    const lists = new PgLists(bench.db);
    const seen: string[] = [];
    for (let next: string | null | undefined; next !== null;) {
      const page = await lists.pagamenti(third, ask, { limite: 1_000, ...(next ? { cursore: next } : {}) });
      seen.push(...page.elementi.map(({ dataEsito, iuv }) => `${dataEsito} ${iuv}`));
      next = page.cursore;
    }
    expect(new Set(seen).size).toBe(2_500);
    expect(seen).toEqual([...seen].sort());
  });

  it('of another ente tells nothing', async () => {
    expect(await found(other, 'altrove')).toBe(3);
    expect(await found(ente, 'altrove')).toBe(0);
    const asked = bench.db.inEnte(ente, (tx) => readNames(tx, other, { ...ALL, nomePagatore: 'altrove' }));
    expect((await asked).nomePagatore).toEqual([]);
  });

  it('is that of the receipt as it is now', async () => {
    await pay(other, 10, 10, `'Prima Cosi'`);
    await pay(other, 10, 10, `'Poi Cosa'`);
    expect(await found(other, 'prima')).toBe(0);
    expect(await found(other, 'poi')).toBe(1);
  });

  it('that two bring at once makes neither wait, and leads to both', async () => {
    const receipt = `insert into ricevute (ente, iuv, iur, indice, importo_cents, importo_totale_cents, esito, data_esito, data_ora_messaggio, versante_anagrafica)
      values ($1, $2, 'R', 1, 1, 1, '0', date '2024-01-01', now(), 'Nuovo Insieme')`;
    await bench.db.inEnte(other, async (tx) => {
      await tx.execute(receipt, [other, '00000000000000021']);
      await bench.db.inEnte(other, (second) => second.execute(receipt, [other, '00000000000000022']));
    });
    const names = await bench.db.inEnte(other, (tx) => readNames(tx, other, { ...ALL, nomeVersante: 'insieme' }));
    expect(new Set(names.nomeVersante)).toEqual(new Set(['Nuovo Insieme']));
  });

  it('leads to its payments by an index', async () => {
    const names = await bench.db.inEnte(ente, (tx) => readNames(tx, ente, { ...ALL, nomePagatore: 'cognome17 ' }));
    const { sql, values } = pagamentiPage(ente, { ...ALL, nomePagatore: 'cognome17 ' }, 51, undefined, names);
    const [row] = await bench.db.inEnte(ente, (tx) =>
      tx.query<{ 'QUERY PLAN': readonly { Plan: Record<string, number> }[] }>(
        `explain (analyze, buffers, format json) ${sql}`,
        values,
      ),
    );
    const { Plan: plan } = row!['QUERY PLAN'][0]!;
    expect(plan['Actual Rows']).toBe(10);
    expect(plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!).toBeLessThanOrEqual(BUFFERS);
  });
});
