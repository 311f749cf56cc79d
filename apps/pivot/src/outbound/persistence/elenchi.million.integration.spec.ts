import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { bit, type Classe } from '@mypay/pivot-core';
import { type Banco, bancoDiProva } from '../../testing/banco-di-prova';
import { Elenchi, sqlFlussi, sqlMovimenti, sqlNotifiche, sqlPagamenti } from './elenchi';

/** A page of 50, and one more row to know whether there is another. */
const LIMITE = 51;
const BUFFER_MAX = 300;
const PAGAMENTI = 1_000_000;
/** One payment in so many has the rare class. */
const RARO = 50_000;

let banco: Banco;
let ente: CodiceFiscaleEnte;
beforeAll(async () => {
  banco = await bancoDiProva();
  ente = await banco.nuovoEnte({ flgPagati: true, flgTesoreria: true });
  const altro = await banco.nuovoEnte({ flgPagati: true, flgTesoreria: true });
  await senzaIndici('pagamenti', async () => {
    await semina(ente, PAGAMENTI);
    await semina(altro, 20_000);
  });
  await banco.comeAmministratore('vacuum analyze pagamenti, movimenti, notifiche, flussi');
}, 300_000);
afterAll(() => banco?.close());

/** Seeds faster with the indexes of the migration taken off, and put back as they were. */
async function senzaIndici(tabella: string, lavoro: () => Promise<void>): Promise<void> {
  const indici = await banco.db.outsideTenants((tx) =>
    tx.query<{ indexname: string; indexdef: string }>(
      `select indexname, indexdef from pg_indexes where schemaname = 'pivot' and tablename = $1 and indexname not like '%pkey'`,
      [tabella],
    ),
  );
  for (const { indexname } of indici) await banco.comeAmministratore(`drop index ${indexname}`);
  await lavoro();
  for (const { indexdef } of indici) await banco.comeAmministratore(indexdef);
}

/** Payments in two common classes, one rare, the rest of the classes empty; movements, notifications and flows beside them. */
async function semina(di: CodiceFiscaleEnte, n: number): Promise<void> {
  const comuni = bit('RT_IUF') | bit('RT_IUF_TES');
  await banco.db.inEnte(di, async (tx) => {
    await tx.execute(
      `insert into pagamenti (ente, iuv, iur, indice, classi, sintesi, ricevuta, ha_tv, importo, importo_totale, data_esito)
       select $1, lpad(i::text, 17, '0'), 'IUR' || i, 1,
              case when i % $3 = 0 then ${bit('DOPPI') | bit('RT_IUF')} when i % 3 = 0 then ${bit('RT_NO_IUF')} else ${comuni} end,
              'PAGATO', 'RT', false, 1000, 1000, date '2024-01-01' + (i % 700)
         from generate_series(1, $2::int) i`,
      [di, n, RARO],
    );
    await tx.execute(
      `insert into movimenti (ente, anno, bolletta, importo, data_contabile, data_valuta, causale, ordinante, origine, caricamento, riga, classi)
       select $1, '2024', i::text, 1000, date '2024-01-01' + (i % 700), date '2024-01-01' + (i % 700), 'SALDO', 'PSP', 'CSV', 1, i,
              case when i % $3 = 0 then ${bit('TES_NO_MATCH')} when i % 4 = 0 then ${bit('TES_NO_IUF_OR_IUV')} else 0 end
         from generate_series(1, $2::int) i`,
      [di, n / 10, RARO / 10],
    );
    await tx.execute(
      `insert into notifiche (ente, iud, iuv, importo, data_esecuzione, classi)
       select $1, 'D' || i, lpad(i::text, 17, '0'), 1000, date '2024-01-01' + (i % 700), case when i % $3 = 0 then ${bit('IUD_NO_RT')} else 0 end
         from generate_series(1, $2::int) i`,
      [di, n / 10, RARO / 10],
    );
    await tx.execute(
      `insert into flussi (ente, iuf_maiuscolo, psp, iuf, data_ora_flusso, revisione, id_regolamento, data_regolamento,
         importo_totale, numero_pagamenti, verdetto)
       select $1, 'IUF' || i, 'PSP', 'IUF' || i, now(), 0, 'R', date '2024-01-01' + (i % 700), 1000, 1,
              case when i % $3 = 0 then 'DIV_IMP' else 'OK' end
         from generate_series(1, $2::int) i`,
      [di, n / 50, RARO / 50],
    );
  });
}

interface Piano {
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly 'Actual Rows': number;
}

/** Buffers that a statement touches, as the runtime role, under the policy. */
async function buffer(sql: string, valori: readonly unknown[]): Promise<{ buffer: number; righe: number }> {
  const [riga] = await banco.db.inEnte(ente, (tx) =>
    tx.query<{ 'QUERY PLAN': { Plan: Piano }[] }>(`explain (analyze, buffers, format json) ${sql}`, [
      ente,
      LIMITE,
      ...valori,
    ]),
  );
  const piano = riga?.['QUERY PLAN'][0]?.Plan as Piano;
  return { buffer: piano['Shared Hit Blocks'] + piano['Shared Read Blocks'], righe: piano['Actual Rows'] };
}

describe(`le pagine degli elenchi su ${PAGAMENTI} pagamenti toccano al più ${BUFFER_MAX} buffer`, () => {
  const PROFONDO = ['2025-06-01', '', '', 0];
  it.each<[string, Classe | undefined, number]>([
    ['a common class', 'RT_IUF', LIMITE],
    ['another common class', 'RT_NO_IUF', LIMITE],
    ['a rare class', 'DOPPI', 20],
    ['an empty class', 'IUV_NO_RT', 0],
    ['another empty class', 'UNKNOWN', 0],
    ['all of them', undefined, LIMITE],
  ])('pagamenti, %s (%s): first page and a deep one', async (_, classe, attese) => {
    const prima = await buffer(sqlPagamenti(classe, false), []);
    expect(prima).toEqual({ buffer: expect.any(Number), righe: attese });
    expect(prima.buffer).toBeLessThanOrEqual(BUFFER_MAX);
    const profonda = await buffer(sqlPagamenti(classe, true), PROFONDO);
    expect(profonda.buffer).toBeLessThanOrEqual(BUFFER_MAX);
    expect(profonda.righe).toBe(attese === LIMITE ? LIMITE : profonda.righe);
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
  ])('%s: first page and a deep one', async (_, prima, profonda, cursore) => {
    expect((await buffer(prima, [])).buffer).toBeLessThanOrEqual(BUFFER_MAX);
    expect((await buffer(profonda, cursore)).buffer).toBeLessThanOrEqual(BUFFER_MAX);
  });

  it('a page says the same through the door, and the next one goes on after it', async () => {
    const elenchi = new Elenchi(banco.db);
    const prima = await elenchi.pagamenti(ente, 'DOPPI', { limite: 12 });
    const seconda = await elenchi.pagamenti(ente, 'DOPPI', { limite: 12, cursore: prima.cursore ?? '' });
    expect([prima.elementi.length, seconda.elementi.length, seconda.cursore]).toEqual([12, 8, null]);
    expect(new Set([...prima.elementi, ...seconda.elementi].map((p) => p.iur)).size).toBe(20);
  });
});
