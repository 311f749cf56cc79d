import type { LocalDate } from '@mypay/kernel';
import { ENTE } from '@mypay/pagamenti-core/testing';
import { Database } from '@mypay/platform/db';
import type { TestDatabase } from '@mypay/testing';
import { pagamentiDatabase } from '../../testing/pagamenti.fixture';
import { PgAttempts } from './pg-attempts';
import { PgReads } from './pg-reads';

/** A page of 50 may touch this many buffers, whatever it filters and however deep it is. */
const BUFFERS = 300;
const ROWS = 100_000;

describe(`pages of lists over ${ROWS} rows, as the runtime role`, () => {
  let database: TestDatabase;
  let db: Database;
  const asked: { sql: string; params: readonly unknown[] }[] = [];
  beforeAll(async () => {
    database = await pagamentiDatabase();
    db = await Database.connect({ url: database.url, schema: 'pagamenti' });
    await db.inEnte(ENTE, async (tx) => {
      await tx.execute(
        `insert into ricevute (ente, rt_id, numero_avviso, ente_titolare, iuv, esito, importo_totale_cents, causale, psp,
           psp_denominazione, data_ora_messaggio, data_esito, stand_in, fonte, contenuto, anomalie, messaggio, ricevuta_il)
         select $1, 'rt-' || n, '3021' || lpad(n::text, 14, '0'), $1, '021' || lpad(n::text, 14, '0'), 'OK', 100, 'c', 'P', 'P',
                now(), date '2026-11-24' - n / 1440, false, 'PA_SEND_RT_V2', '{}', case when n = 7 then '[{"code":"x"}]' else '[]' end::jsonb,
                gen_random_uuid(), now() - n * interval '1 minute'
           from generate_series(1, ${ROWS}) n`,
        [ENTE],
      );
      await tx.execute(
        `insert into giornale_eventi (ente, data_ora, id, iuv, componente, categoria, tipo_evento, sotto_tipo, fruitore, erogatore, esito, messaggio)
         select $1, now() - n * interval '1 minute', gen_random_uuid(), '021' || lpad((n % 1000)::text, 14, '0'), 'PA', 'INTERFACCIA',
                'paSendRTV2', 'REQ', 'N', 'I', 'OK', gen_random_uuid() from generate_series(1, ${ROWS}) n`,
        [ENTE],
      );
      await tx.execute(
        `insert into flussi (ente, psp_id, iuf, revisione, stato, pubblicato_il, acquisito_il, originali, righe)
         select $1, 'P', 'F-' || n, 1, 'INGERITO', now(), now() - n * interval '1 minute', '[]', '{}' from generate_series(1, ${ROWS}) n`,
        [ENTE],
      );
      await tx.execute(
        `insert into checkout (id, chiave, id_carrello, enti, stato, creato_il, scade_il, chiuso_il)
         select lpad(to_hex(n), 32, '0'), 'k-' || n, 'CK-' || n, array[$1], 'CHIUSO', now() - n * interval '1 minute', now(), now()
           from generate_series(1, ${ROWS}) n`,
        [ENTE],
      );
      await tx.execute(
        `insert into checkout_voci (ente, checkout, posizione, numero_avviso, iuv, importo_cents, causale, denominazione_ente,
           intestatario, tipo_dovuto, creato_il)
         select $1, lpad(to_hex(n), 32, '0'), 1, '3021' || lpad(n::text, 14, '0'), '021' || lpad(n::text, 14, '0'), 100, 'c', 'E',
                'MA***', 'TARI', now() - n * interval '1 minute' from generate_series(1, ${ROWS}) n`,
        [ENTE],
      );
    });
    const { Client } = await import('pg');
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query(
      'vacuum analyze pagamenti.ricevute, pagamenti.giornale_eventi, pagamenti.flussi, pagamenti.checkout, pagamenti.checkout_voci',
    );
    await admin.end();
  }, 120_000);
  afterAll(async () => {
    await db?.close();
    await database?.close();
  });
  beforeEach(() => {
    asked.length = 0;
  });

  /** The queries as they are sent, recorded on their way to the database. */
  const recording = new Proxy({} as Database, {
    get: (_target, name) =>
      name === 'inEnte'
        ? (_ente: string, work: (tx: unknown) => Promise<unknown>) =>
            work({
              query: (sql: string, params: readonly unknown[]) => {
                asked.push({ sql, params });
                return Promise.resolve([]);
              },
            })
        : undefined,
  });
  const DAY = '1999-01-01' as LocalDate;
  const [LAST_DAY, LONG_AGO, EARLY] = ['2026-11-24', '2026-09-25', '2026-10-15'] as LocalDate[];
  const lists = new PgReads(recording);
  const attempts = new PgAttempts(recording);
  const now = new Date('2026-11-24T00:00:00Z');

  it('the channels of a year are read from their counts, without any receipt', async () => {
    await attempts.perChannel(ENTE, { dal: DAY, al: '2999-01-01' as LocalDate, tipi: null });
    const { sql, params } = asked[0]!;
    const plan = await db.inEnte(ENTE, (tx) => tx.query<Record<string, string>>(`explain ${sql}`, params));
    const text = plan.map((line) => Object.values(line)[0]).join('\n');
    expect(text).toContain('on ricevute_conteggi');
    expect(text).not.toMatch(/on ricevute\b(?!_)/);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['all receipts, first page', () => lists.ricevute(ENTE, { tipi: null }, undefined, 51)],
    ['all receipts, deep', () => lists.ricevute(ENTE, { tipi: null }, [now, 'rt-9'], 51)],
    ['anomalous receipts (rare)', () => lists.ricevute(ENTE, { tipi: null, anomale: true }, undefined, 51)],
    [
      'anomalous receipts (none left)',
      () => lists.ricevute(ENTE, { tipi: null, anomale: true }, [new Date('2000-01-01T00:00:00Z'), ''], 51),
    ],
    ['receipts of an IUV', () => lists.ricevute(ENTE, { tipi: null, iuv: '02100000000000500' }, undefined, 51)],
    [
      'receipts of a notice',
      () => lists.ricevute(ENTE, { tipi: null, numeroAvviso: '302100000000000500' }, undefined, 51),
    ],
    [
      'receipts of a person',
      () => lists.ricevute(ENTE, { tipi: null, codiceFiscale: 'VRDLGI80A01H501X' }, undefined, 51),
    ],
    ['receipts of a tipo (none)', () => lists.ricevute(ENTE, { tipi: ['NESSUNO'] }, undefined, 51)],
    ['receipts of a day (none)', () => lists.ricevute(ENTE, { tipi: null, dal: DAY, al: DAY }, undefined, 51)],
    ['receipts of one day', () => lists.ricevute(ENTE, { tipi: null, dal: LAST_DAY, al: LAST_DAY }, undefined, 51)],
    ['receipts of days long ago', () => lists.ricevute(ENTE, { tipi: null, dal: LONG_AGO, al: EARLY }, undefined, 51)],
    ['receipts of days that are none', () => lists.ricevute(ENTE, { tipi: null, al: DAY }, undefined, 51)],
    ['receipts that one text names', () => lists.search(ENTE, '02100000000000500', null, 10)],
    ['all flows, first page', () => lists.flussi(ENTE, {}, undefined, 51)],
    ['all flows, deep', () => lists.flussi(ENTE, {}, [now, 'P', 'F-9', 1], 51)],
    ['flows of an IUF', () => lists.flussi(ENTE, { iuf: 'F-500' }, undefined, 51)],
    ['attempts at an IUV', () => attempts.list(ENTE, { iuv: '02100000000000500', tipi: ['TARI'], now }, undefined, 51)],
    ['attempts of a day', () => attempts.counted(ENTE, { dal: '2999-01-01' as LocalDate, al: DAY, tipi: null }, now)],
    ['receipts with an anomaly, counted', () => attempts.odd(ENTE, { dal: DAY, al: DAY, tipi: null }, 1000)],
    ['channels of a day', () => attempts.perChannel(ENTE, { dal: DAY, al: DAY, tipi: ['TARI'] })],
    ['flows set aside (none)', () => lists.flussi(ENTE, { setAside: true }, undefined, 51)],
    ['giornale, first page', () => lists.giornale(ENTE, undefined, undefined, 51)],
    ['giornale, deep', () => lists.giornale(ENTE, undefined, [now, '00000000-0000-4000-8000-000000000000'], 51)],
    ['giornale of an IUV', () => lists.giornale(ENTE, '02100000000000500', undefined, 51)],
  ])('%s', async (_, ask) => {
    await ask();
    const { sql, params } = asked[0]!;
    const plan = await db.inEnte(ENTE, (tx) =>
      tx.query<{ 'QUERY PLAN': { Plan: Record<string, number> }[] }>(
        `explain (analyze, buffers, format json) ${sql}`,
        params,
      ),
    );
    const { Plan } = plan[0]!['QUERY PLAN'][0]!;
    expect((Plan['Shared Hit Blocks'] ?? 0) + (Plan['Shared Read Blocks'] ?? 0)).toBeLessThanOrEqual(BUFFERS);
  });
});
