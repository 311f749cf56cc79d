import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { bit, type Classe } from '@mypay/pivot-core';
import { type Bench, testBench } from '../../testing/bench';
import { PgLists, sqlFlussi, sqlMovimenti, sqlNotifiche, sqlPagamenti } from './pg-lists';

/** A page of 50, and one more row to know whether there is another. */
const LIMIT = 51;
const BUFFER_MAX = 300;
const PAGAMENTI = 1_000_000;
/** One payment in so many has the rare class. */
const RARE = 50_000;

let bench: Bench;
let ente: CodiceFiscaleEnte;
beforeAll(async () => {
  bench = await testBench();
  ente = await bench.newEnte({ flgPagati: true, flgTesoreria: true });
  const other = await bench.newEnte({ flgPagati: true, flgTesoreria: true });
  await withoutIndexes('pagamenti', async () => {
    await sow(ente, PAGAMENTI);
    await sow(other, 20_000);
  });
  await bench.asAdmin('vacuum analyze pagamenti, movimenti, notifiche, flussi');
}, 300_000);
afterAll(() => bench?.close());

/** Seeds faster with the indexes of the migration taken off, and put back as they were. */
async function withoutIndexes(table: string, work: () => Promise<void>): Promise<void> {
  const indexes = await bench.db.outsideTenants((tx) =>
    tx.query<{ indexname: string; indexdef: string }>(
      `select indexname, indexdef from pg_indexes where schemaname = 'pivot' and tablename = $1 and indexname not like '%pkey'`,
      [table],
    ),
  );
  for (const { indexname } of indexes) await bench.asAdmin(`drop index ${indexname}`);
  await work();
  for (const { indexdef } of indexes) await bench.asAdmin(indexdef);
}

/** Payments in two common classes, one rare, the rest of the classes empty; movements, notifications and flows beside them. */
async function sow(ofType: CodiceFiscaleEnte, n: number): Promise<void> {
  const shared = bit('RT_IUF') | bit('RT_IUF_TES');
  await bench.db.inEnte(ofType, async (tx) => {
    await tx.execute(
      `insert into pagamenti (ente, iuv, iur, indice, classi, sintesi, ricevuta, ha_tv, importo_cents, importo_totale_cents, data_esito)
       select $1, lpad(i::text, 17, '0'), 'IUR' || i, 1,
              case when i % $3 = 0 then ${bit('DOPPI') | bit('RT_IUF')} when i % 3 = 0 then ${bit('RT_NO_IUF')} else ${shared} end,
              'PAGATO', 'RT', false, 1000, 1000, date '2024-01-01' + (i % 700)
         from generate_series(1, $2::int) i`,
      [ofType, n, RARE],
    );
    await tx.execute(
      `insert into movimenti (ente, anno, bolletta, importo_cents, data_contabile, data_valuta, causale, ordinante, origine, caricamento, riga, classi)
       select $1, '2024', i::text, 1000, date '2024-01-01' + (i % 700), date '2024-01-01' + (i % 700), 'SALDO', 'PSP', 'CSV', 1, i,
              case when i % $3 = 0 then ${bit('TES_NO_MATCH')} when i % 4 = 0 then ${bit('TES_NO_IUF_OR_IUV')} else 0 end
         from generate_series(1, $2::int) i`,
      [ofType, n / 10, RARE / 10],
    );
    await tx.execute(
      `insert into notifiche (ente, iud, iuv, importo_cents, data_esecuzione, classi)
       select $1, 'D' || i, lpad(i::text, 17, '0'), 1000, date '2024-01-01' + (i % 700), case when i % $3 = 0 then ${bit('IUD_NO_RT')} else 0 end
         from generate_series(1, $2::int) i`,
      [ofType, n / 10, RARE / 10],
    );
    await tx.execute(
      `insert into flussi (ente, iuf_maiuscolo, psp, iuf, data_ora_flusso, revisione, id_regolamento, data_regolamento,
         importo_totale_cents, numero_pagamenti, verdetto)
       select $1, 'IUF' || i, 'PSP', 'IUF' || i, now(), 0, 'R', date '2024-01-01' + (i % 700), 1000, 1,
              case when i % $3 = 0 then 'DIV_IMP' else 'OK' end
         from generate_series(1, $2::int) i`,
      [ofType, n / 50, RARE / 50],
    );
  });
}

interface Plan {
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly 'Actual Rows': number;
}

/** Buffers that a statement touches, as the runtime role, under the policy. */
async function buffer(sql: string, values: readonly unknown[]): Promise<{ buffer: number; righe: number }> {
  const [riga] = await bench.db.inEnte(ente, (tx) =>
    tx.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (analyze, buffers, format json) ${sql}`, [
      ente,
      LIMIT,
      ...values,
    ]),
  );
  const plan = riga?.['QUERY PLAN'][0]?.Plan as Plan;
  return { buffer: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], righe: plan['Actual Rows'] };
}

describe(`le pagine degli elenchi su ${PAGAMENTI} pagamenti toccano al più ${BUFFER_MAX} buffer`, () => {
  const DEEP = ['2025-06-01', '', '', 0];
  it.each<[string, Classe | undefined, number]>([
    ['a common class', 'RT_IUF', LIMIT],
    ['another common class', 'RT_NO_IUF', LIMIT],
    ['a rare class', 'DOPPI', 20],
    ['an empty class', 'IUV_NO_RT', 0],
    ['another empty class', 'UNKNOWN', 0],
    ['all of them', undefined, LIMIT],
  ])('pagamenti, %s (%s): first page and a deep one', async (_, classe, expected) => {
    const before = await buffer(sqlPagamenti(classe, false), []);
    expect(before).toEqual({ buffer: expect.any(Number), righe: expected });
    expect(before.buffer).toBeLessThanOrEqual(BUFFER_MAX);
    const deep = await buffer(sqlPagamenti(classe, true), DEEP);
    expect(deep.buffer).toBeLessThanOrEqual(BUFFER_MAX);
    expect(deep.righe).toBe(expected === LIMIT ? LIMIT : deep.righe);
  });

  it.each<[string, string, string, readonly unknown[]]>([
    [
      'movimenti, common',
      sqlMovimenti('TES_NO_IUF_OR_IUV', false),
      sqlMovimenti('TES_NO_IUF_OR_IUV', true),
      ['2025-06-01', '', '', '', ''],
    ],
    [
      'movimenti, rare',
      sqlMovimenti('TES_NO_MATCH', false),
      sqlMovimenti('TES_NO_MATCH', true),
      ['2025-06-01', '', '', '', ''],
    ],
    ['movimenti, all', sqlMovimenti(undefined, false), sqlMovimenti(undefined, true), ['2025-06-01', '', '', '', '']],
    ['notifiche, rare', sqlNotifiche('IUD_NO_RT', false), sqlNotifiche('IUD_NO_RT', true), ['2025-06-01', '']],
    ['notifiche, all', sqlNotifiche(undefined, false), sqlNotifiche(undefined, true), ['2025-06-01', '']],
    ['flussi, common', sqlFlussi('OK', false), sqlFlussi('OK', true), ['2025-06-01', '', '']],
    ['flussi, rare', sqlFlussi('DIV_IMP', false), sqlFlussi('DIV_IMP', true), ['2025-06-01', '', '']],
    ['flussi, empty', sqlFlussi('PUNTUALE', false), sqlFlussi('PUNTUALE', true), ['2025-06-01', '', '']],
    ['flussi, all', sqlFlussi(undefined, false), sqlFlussi(undefined, true), ['2025-06-01', '', '']],
  ])('%s: first page and a deep one', async (_, before, deep, cursor) => {
    expect((await buffer(before, [])).buffer).toBeLessThanOrEqual(BUFFER_MAX);
    expect((await buffer(deep, cursor)).buffer).toBeLessThanOrEqual(BUFFER_MAX);
  });

  it('a page says the same through the door, and the next one goes on after it', async () => {
    const lists = new PgLists(bench.db);
    const before = await lists.pagamenti(ente, 'DOPPI', { limite: 12 });
    const second = await lists.pagamenti(ente, 'DOPPI', { limite: 12, cursore: before.cursore ?? '' });
    expect([before.elementi.length, second.elementi.length, second.cursore]).toEqual([12, 8, null]);
    expect(new Set([...before.elementi, ...second.elementi].map((p) => p.iur)).size).toBe(20);
  });
});
