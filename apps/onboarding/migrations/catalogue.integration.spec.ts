import { aPng } from '@mypay/onboarding-core/testing';
import { PERMESSI } from '@mypay/onboarding-core';
import { tenantIsolationFaults } from '@mypay/testing';
import { Client } from 'pg';
import { type RunningOnboarding, startOnboarding } from '../src/testing/onboarding.fixture';
import { OUTSIDE_RLS } from './outside-rls';

const A = '80012340123';
const B = '80023450234';

let running: RunningOnboarding;
let runtime: Client;
let tables: string[];

/** Rows of both enti in every tenant's table, so that there is something to hide. */
beforeAll(async () => {
  running = await startOnboarding();
  const { call } = running;
  await call('PUT', '/stazioni/S1', { permessi: PERMESSI }, { versione: 2, primitive: 2, broadcast: false });
  for (const [ente, ipa] of [
    [A, 'a_a'],
    [B, 'b_b'],
  ] as const) {
    const as = { ente, permessi: PERMESSI };
    await call(
      'POST',
      '/enti',
      { permessi: PERMESSI },
      { codiceFiscale: ente, codiceIpa: ipa, denominazione: 'E', tipoEnte: '01' },
    );
    await call('PUT', `/enti/${ente}/codici`, as, {
      codici: [{ stazione: 'S1', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true }],
    });
    await call('PUT', `/enti/${ente}/iban/IT22G0542811101000000123401`, as, { stato: 'ATTIVO' });
    await call('PUT', `/enti/${ente}/logo`, as, { contenuto: aPng().toString('base64') });
    await call('POST', `/enti/${ente}/assegnazioni`, as, {
      persona: { codiceFiscale: 'RSSMRA80A01H501U', nome: 'Maria', cognome: 'Rossi' },
      ruolo: 'PIVOT_FLUSSI',
      tipi: null,
    });
  }
  runtime = new Client({ connectionString: running.database.url });
  await runtime.connect();
  const { rows } = await runtime.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'ente'
     where c.relkind in ('r', 'p') and c.relnamespace = $1::regnamespace and not a.attisdropped order by 1`,
    [running.database.schema],
  );
  tables = rows.map(({ name }) => name).filter((name) => !(name in OUTSIDE_RLS));
});
afterAll(async () => {
  await runtime?.end();
  await running?.close();
});

const inside = async <T>(ente: string | undefined, work: () => Promise<T>): Promise<T> => {
  await runtime.query('begin');
  try {
    if (ente !== undefined) await runtime.query(`select set_config('app.ente_id', $1, true)`, [ente]);
    return await work();
  } finally {
    await runtime.query('rollback');
  }
};

describe('row-level security, read from the catalogue (Decisions, 5)', () => {
  it('covers the tables that it should, and the list of those outside names no other', () => {
    expect(tables).toEqual([
      'assegnazioni',
      'codici_stazione',
      'conti',
      'funzionalita',
      'loghi',
      'registro',
      'tipi_dovuto',
    ]);
    for (const reason of Object.values(OUTSIDE_RLS)) expect(reason.length).toBeGreaterThan(20);
  });

  it('shows no row while no ente is set, and with A set none of B', async () => {
    for (const table of tables) {
      await inside(undefined, async () => expect((await runtime.query(`select 1 from ${table}`)).rowCount).toBe(0));
      await inside(A, async () => {
        const { rows } = await runtime.query<{ ente: string }>(`select distinct ente from ${table}`);
        expect([table, rows]).toEqual([table, [{ ente: A }]]);
      });
    }
  });

  it('with A set lets nothing of B be changed, deleted, inserted or moved to', async () => {
    for (const table of tables.filter((name) => name !== 'registro')) {
      await inside(A, async () => {
        expect((await runtime.query(`update ${table} set ente = ente where ente = $1`, [B])).rowCount).toBe(0);
        expect((await runtime.query(`delete from ${table} where ente = $1`, [B])).rowCount).toBe(0);
      });
      await inside(A, () =>
        expect(runtime.query(`update ${table} set ente = $1`, [B])).rejects.toThrow('row-level security'),
      );
      await inside(A, async () => {
        await runtime.query(`create temporary table copia on commit drop as select * from ${table}`);
        await runtime.query(`update copia set ente = $1`, [B]);
        await expect(runtime.query(`insert into ${table} select * from copia`)).rejects.toThrow('row-level security');
      });
    }
    await inside(A, () =>
      expect(
        runtime.query(
          `insert into registro (ente, ts, attore, azione, oggetto_tipo, oggetto_id, correlation_id, hash_prec, hash)
           values ($1, now(), 'x', 'x', 'x', 'x', 'x', 'x', 'x')`,
          [B],
        ),
      ).rejects.toThrow('row-level security'),
    );
  });

  it('every key of a tenant’s table begins with the ente', async () => {
    const { rows } = await runtime.query<{ table: string; first: string }>(
      `select c.relname as table, a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where i.indisunique and c.relname = any($1) and c.relnamespace = $2::regnamespace`,
      [tables, running.database.schema],
    );
    expect(rows.length).toBeGreaterThanOrEqual(tables.length);
    for (const row of rows) expect(row).toEqual({ table: row.table, first: 'ente' });
  });

  it('the runtime role owns nothing and does not bypass it', async () => {
    const { rows } = await runtime.query(
      `select (select count(*)::int from pg_class where relowner = current_user::regrole) as owns, rolbypassrls, rolsuper
       from pg_roles where rolname = current_user`,
    );
    expect(rows).toEqual([{ owns: 0, rolbypassrls: false, rolsuper: false }]);
  });

  it('holds for rows of any shape, with the constraints taken away', async () => {
    expect(await tenantIsolationFaults(running.database, OUTSIDE_RLS)).toEqual([]);
  });
});
