import type { CodiceFiscaleEnte, LocalDate } from '@mypay/kernel';
import { bit, type Classe, type PagamentiFilter } from '@mypay/pivot-core';
import { withoutIndexes } from '@mypay/testing';
import { type Bench, testBench } from '../../testing/bench';
import { flussiPage, movimentiPage, notifichePage, pagamentiPage, riversamentiPage } from './list-pages';
import { PgLists } from './pg-lists';

/** A page of 50, and one more row to know whether there is another. */
const LIMIT = 51;
const BUFFER_MAX = 300;
/** Receipt, flow and cash beside each payment of the page. */
const IN_CONTEXT_MAX = 1_000;
/** To learn between which outcomes the page lies: up to `LOOKED_AT` flows or movements, twice, a few buffers each. */
const BESIDE_MAX = 60_000;
/** The movements booked in a month, once for the first and once for the last of them, a buffer each while none is known to be visible. */
const BOOKED_MAX = 10_000;
const PAGAMENTI = 1_000_000;
/** One payment in so many has the rare class. */
const RARE = 50_000;

let bench: Bench;
let ente: CodiceFiscaleEnte;
beforeAll(async () => {
  bench = await testBench();
  ente = await bench.newEnte({ flgPagati: true, flgTesoreria: true });
  const other = await bench.newEnte({ flgPagati: true, flgTesoreria: true });
  await withoutIndexes(bench.database.ownerUrl, 'pivot', ['pagamenti'], async () => {
    await sow(ente, PAGAMENTI);
    await sow(other, 20_000);
  });
}, 300_000);
afterAll(() => bench?.close());

/** Payments in two common classes, one rare, the rest of the classes empty; movements, notifications and flows beside them. */
async function sow(ofType: CodiceFiscaleEnte, n: number): Promise<void> {
  const shared = bit('RT_IUF') | bit('RT_IUF_TES');
  await bench.db.inEnte(ofType, async (tx) => {
    await tx.execute(
      `insert into pagamenti (ente, iuv, iur, indice, classi, sintesi, ricevuta, ha_tv, tipo_dovuto, importo_cents, importo_totale_cents, data_esito, iuf, psp)
       select $1, lpad(i::text, 17, '0'), 'IUR' || i, 1,
              case when i % $3 = 0 then ${bit('DOPPI') | bit('RT_IUF')} when i % 3 = 0 then ${bit('RT_NO_IUF')} else ${shared} end,
              'PAGATO', 'RT', false, case when i % 10 = 0 then 'TARI' else 'MENSA' end, 1000, 1000, date '2024-01-01' + (i % 700), 'IUF' || (i % 700 + 700 * (i / 700 / 50)), 'PSP'
         from generate_series(1, $2::int) i`,
      [ofType, n, RARE],
    );
    await tx.execute(
      `insert into movimenti (ente, anno, bolletta, importo_cents, data_contabile, data_valuta, causale, ordinante, iuf, iuf_maiuscolo, origine, caricamento, riga, classi)
       select $1, '2024', i::text, 1000 + i / 100, date '2024-01-01' + (i % 700), date '2024-01-01' + (i % 700), 'SALDO', 'PSP', case when i <= $4 then 'IUF' || i end, case when i <= $4 then 'IUF' || i end, 'CSV', 1, i,
              case when i % $3 = 0 then ${bit('TES_NO_MATCH')} when i % 4 = 0 then ${bit('TES_NO_IUF_OR_IUV')} else 0 end
         from generate_series(1, $2::int) i`,
      [ofType, n / 10, RARE / 10, n / 50],
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
       select $1, 'IUF' || i, 'PSP', 'IUF' || i, now(), 0, 'R' || i, date '2024-01-01' + (i % 700), 1000, 1,
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

/** Buffers that a page touches, as the runtime role, under the policy. */
async function buffer({
  sql,
  values,
}: {
  readonly sql: string;
  readonly values: readonly unknown[];
}): Promise<{ buffer: number; righe: number }> {
  const [riga] = await bench.db.inEnte(ente, (tx) =>
    tx.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (analyze, buffers, format json) ${sql}`, [...values]),
  );
  const plan = riga?.['QUERY PLAN'][0]?.Plan as Plan;
  return { buffer: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], righe: plan['Actual Rows'] };
}

describe(`le pagine degli elenchi su ${PAGAMENTI} pagamenti toccano pochi buffer`, () => {
  const DEEP = ['2025-06-01', '', '', 0];
  const ALL = { tipi: 'TUTTI' } as const;
  it.each<[string, Classe | undefined, number]>([
    ['a common class', 'RT_IUF', LIMIT],
    ['another common class', 'RT_NO_IUF', LIMIT],
    ['a rare class', 'DOPPI', 20],
    ['an empty class', 'IUV_NO_RT', 0],
    ['another empty class', 'UNKNOWN', 0],
    ['all of them', undefined, LIMIT],
  ])('pagamenti, %s (%s): first page and a deep one', async (_, classe, expected) => {
    const before = await buffer(pagamentiPage(ente, { ...ALL, classe }, LIMIT));
    expect(before).toEqual({ buffer: expect.any(Number), righe: expected });
    expect(before.buffer).toBeLessThanOrEqual(IN_CONTEXT_MAX);
    const deep = await buffer(pagamentiPage(ente, { ...ALL, classe }, LIMIT, DEEP));
    expect(deep.buffer).toBeLessThanOrEqual(IN_CONTEXT_MAX);
    expect(deep.righe).toBe(expected === LIMIT ? LIMIT : deep.righe);
  });

  it.each([
    ['the IUV', { ...ALL, iuv: '00000000000000777' }, 1],
    ['the IUR', { ...ALL, iur: 'IUR777' }, 0],
    ['the IUD', { ...ALL, iud: 'D777' }, 0],
    ['the codice fiscale', { ...ALL, soggetto: 'RSSMRA80A01F205X' }, 0],
    ['one tipo of an operator', { tipi: ['TARI'] }, LIMIT],
    ['one tipo of an operator, in a common class', { tipi: ['TARI'], classe: 'RT_IUF' as const }, LIMIT],
    ['days', { ...ALL, esito: { da: '2025-06-01' as LocalDate, a: '2025-06-02' as LocalDate } }, LIMIT],
  ])('pagamenti by %s', async (_, filter, expected) => {
    const page = await buffer(pagamentiPage(ente, filter, LIMIT));
    expect(page.righe).toBe(expected);
    expect(page.buffer).toBeLessThanOrEqual(IN_CONTEXT_MAX);
  });

  it.each([
    ['the flow', { flusso: { iufContains: 'iuf7771' } }, 50],
    ['the settlement', { flusso: { idRegolamento: 'R777' } }, 50],
    ['days of settlement, late', { flusso: { settled: { da: '2025-06-01', a: '2025-06-30' } } }, LIMIT],
    ['days of settlement without any', { flusso: { settled: { da: '2027-06-01', a: '2027-06-30' } } }, 0],
    ['days of the books, late', { tesoreria: { contabile: { da: '2025-06-01', a: '2025-06-30' } } }, LIMIT],
    [
      'days of value, late, of a class',
      { classe: 'RT_NO_IUF', tesoreria: { valuta: { da: '2025-06-01', a: '2025-06-15' } } },
      LIMIT,
    ],
    ['days of value without any', { tesoreria: { valuta: { da: '2027-06-01' } } }, 0],
    ['the amount of a movement', { tesoreria: { importo: 1010n } }, LIMIT],
    ['an amount that is none', { tesoreria: { importo: 7n } }, 0],
    ['one bolletta', { tesoreria: { anno: '2024', bolletta: '777' } }, 50],
    ['who ordered', { tesoreria: { ordinante: 'psp' } }, LIMIT],
    ['the last update, without any', { updated: { da: '2999-01-01' } }, 0],
    ['the last update', { updated: { da: '2000-01-01' } }, LIMIT],
  ])('pagamenti by what stands beside them: %s', async (_, filter, expected) => {
    const page = await buffer(pagamentiPage(ente, { ...ALL, ...filter } as PagamentiFilter, LIMIT));
    expect(page.righe).toBe(expected);
    expect(page.buffer).toBeLessThanOrEqual(BESIDE_MAX);
  });

  it.each([
    ['movimenti, common', movimentiPage, { classe: 'TES_NO_IUF_OR_IUV' as const }, ['2025-06-01', '', '', '', '']],
    ['movimenti, rare', movimentiPage, { classe: 'TES_NO_MATCH' as const }, ['2025-06-01', '', '', '', '']],
    ['movimenti, all', movimentiPage, {}, ['2025-06-01', '', '', '', '']],
    ['movimenti, of an IUV that none has', movimentiPage, { iuv: '01000000000000001' }, ['2025-06-01', '', '', '', '']],
    ['notifiche, rare', notifichePage, { ...ALL, classe: 'IUD_NO_RT' as const }, ['2025-06-01', '']],
    ['notifiche, all', notifichePage, ALL, ['2025-06-01', '']],
    ['flussi, common', flussiPage, { verdetto: 'OK' as const }, ['2025-06-01', '', '']],
    ['flussi, rare', flussiPage, { verdetto: 'DIV_IMP' as const }, ['2025-06-01', '', '']],
    ['flussi, empty', flussiPage, { verdetto: 'PUNTUALE' as const }, ['2025-06-01', '', '']],
    ['flussi, all', flussiPage, {}, ['2025-06-01', '', '']],
    ['flussi of a class, none', flussiPage, { classe: 'IUV_NO_RT' as const }, ['2025-06-01', '', '']],
    ['riversamenti', riversamentiPage, {}, ['2025-06-01', '', '', '', '', '', '']],
  ])('%s: first page and a deep one', async (_, pageOf, filter, cursor) => {
    const page = pageOf as typeof flussiPage;
    expect((await buffer(page(ente, filter as object, LIMIT))).buffer).toBeLessThanOrEqual(BUFFER_MAX);
    expect((await buffer(page(ente, filter as object, LIMIT, cursor))).buffer).toBeLessThanOrEqual(BUFFER_MAX);
  });

  it('movimenti of days of the books, late: those of these days are looked at, not all that came before', async () => {
    const booked = { da: '2025-06-01' as LocalDate, a: '2025-06-30' as LocalDate };
    const page = await buffer(movimentiPage(ente, { contabile: booked }, LIMIT));
    expect(page.righe).toBe(LIMIT);
    expect(page.buffer).toBeLessThanOrEqual(BOOKED_MAX);
  });

  it('a page says the same through the door, and the next one goes on after it', async () => {
    const lists = new PgLists(bench.db);
    const double = { ...ALL, classe: 'DOPPI' } as const;
    const before = await lists.pagamenti(ente, double, { limite: 12 });
    const second = await lists.pagamenti(ente, double, { limite: 12, cursore: before.cursore ?? '' });
    expect([before.elementi.length, second.elementi.length, second.cursore]).toEqual([12, 8, null]);
    expect(new Set([...before.elementi, ...second.elementi].map((p) => p.iur)).size).toBe(20);
  });
});
