import { SystemClock } from '@mypay/kernel';
import { PERMESSI_CLIENT } from '@mypay/onboarding-core';
import { Database, Housekeeping } from '@mypay/platform/db';
import { Client } from 'pg';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';
import { PgAccessLog } from './pg-access-log';
import { PgRegisterProof } from './pg-register-proof';

const IPA = 'c_roccaprova';
const WRITERS = 50;

let running: RunningOnboarding;
let db: Database;
const proof = () => new PgRegisterProof(db).verify();
const write = (i: number, codiceIpa?: string, ts = new Date('2026-06-10T10:00:00Z')) =>
  new PgAccessLog(db).add({ ts, attore: `client-${i}`, azione: 'ACCESSO_NEGATO', codiceIpa, correlationId: `c${i}` });
const count = async (where: string): Promise<number> =>
  db.outsideTenants(async (tx) =>
    Number((await tx.query<{ n: bigint }>(`select count(*) as n from registro_accessi where ${where}`))[0]?.n),
  );

/** Somebody who holds the database does it behind the triggers' back, sees what the proof says, and it is undone. */
async function tampered(sql: string): Promise<string[]> {
  const admin = new Client({ connectionString: running.database.adminUrl });
  await admin.connect();
  try {
    await admin.query(`set search_path = ${running.database.schema}; set session_replication_role = replica`);
    await admin.query(
      `create table kept as table registro_accessi; create table ends as table registro_accessi_catene`,
    );
    await admin.query(sql);
    const { faults } = await proof();
    await admin.query(`truncate registro_accessi, registro_accessi_catene`);
    const columns =
      'id, ts, attore, azione, codice_ipa, dettaglio, correlation_id, per_conto, catena, numero, hash_prec, hash';
    await admin.query(
      `insert into registro_accessi (${columns}) overriding system value select ${columns} from kept;
       insert into registro_accessi_catene select * from ends; drop table kept, ends`,
    );
    return faults.map(({ chain, line, fault }) => `${chain} ${line} ${fault}`);
  } finally {
    await admin.end();
  }
}

beforeAll(async () => {
  running = await startOnboarding();
  db = running.app.get(Database);
  await running.call(
    'POST',
    '/enti',
    { permessi: PERMESSI_CLIENT },
    { codiceFiscale: '80012340123', codiceIpa: IPA, denominazione: 'Comune', tipoEnte: '01' },
  );
  await Promise.all(Array.from({ length: WRITERS }, (_, i) => write(i, i % 2 === 0 ? 'C_Roccaprova' : undefined)));
});
afterAll(() => running?.close());

describe('the chain of the register of accesses', () => {
  it('is one an ente, without a gap, whoever writes at the same time', async () => {
    const chains = await db.outsideTenants((tx) =>
      tx.query<{ catena: string; n: bigint; ultimo: bigint; precedenti: bigint }>(
        `select catena, count(*) as n, max(numero) as ultimo, count(distinct hash_prec) as precedenti
         from registro_accessi group by catena order by catena`,
      ),
    );
    expect(
      chains.map(({ catena, n, ultimo, precedenti }) => [catena, Number(n), Number(ultimo), Number(precedenti)]),
    ).toEqual([
      ['', WRITERS / 2, WRITERS / 2, WRITERS / 2],
      [IPA, WRITERS / 2, WRITERS / 2, WRITERS / 2],
    ]);
    const { lines, faults } = await proof();
    expect(faults).toEqual([]);
    expect(lines).toBeGreaterThanOrEqual(WRITERS);
  });

  it('what names an ente that nobody knows is of none', async () => {
    await write(90, 'inventato');
    expect(await count(`codice_ipa = 'inventato' and catena = ''`)).toBe(1);
    expect((await proof()).faults).toEqual([]);
  });

  it('finds a line that was changed', async () => {
    const where = `catena = '${IPA}' and numero = 7`;
    expect(await tampered(`update registro_accessi set attore = 'nessuno' where ${where}`)).toEqual([
      `${IPA} 7 CAMBIATA`,
    ]);
  });

  it('finds a line that was changed with its fingerprint, by the next one', async () => {
    expect(
      await tampered(
        `update registro_accessi r set ts = ts + interval '1 day' where catena = '' and numero = 3;
         update registro_accessi r set hash = registro_accessi_impronta(r) where catena = '' and numero = 3`,
      ),
    ).toEqual([' 4 SLEGATA']);
  });

  it.each([
    ['in the middle', 5, `${IPA} 6 SLEGATA`],
    ['at the beginning', 1, `${IPA} 2 SLEGATA`],
    ['at the end', WRITERS / 2, `${IPA} ${WRITERS / 2} FINE`],
  ])('finds that a line was taken away %s', async (_where, numero, told) => {
    expect(await tampered(`delete from registro_accessi where catena = '${IPA}' and numero = ${numero}`)).toEqual([
      told,
    ]);
  });

  it('finds a line that was put in, and a chain that nobody began', async () => {
    const insert = (catena: string, numero: number) =>
      `insert into registro_accessi (ts, attore, azione, correlation_id, catena, numero, hash_prec, hash)
       values (now(), 'intruso', 'LOGOUT', 'x', '${catena}', ${numero}, repeat('0', 64), repeat('0', 64));
       update registro_accessi r set hash = registro_accessi_impronta(r) where attore = 'intruso'`;
    expect(await tampered(insert(IPA, WRITERS / 2 + 1))).toEqual([
      `${IPA} ${WRITERS / 2} FINE`,
      `${IPA} ${WRITERS / 2 + 1} SLEGATA`,
    ]);
    expect(await tampered(insert('altrove', 1))).toEqual(['altrove 1 SLEGATA']);
  });

  it('is left as it is by the service itself: it neither changes a line nor an end, and takes away nothing that is to be kept', async () => {
    const tries = [
      `update registro_accessi set attore = 'x'`,
      `update registro_accessi_catene set numero = 1`,
      `delete from registro_accessi_catene`,
      `delete from registro_accessi where catena = '${IPA}'`,
    ];
    for (const sql of tries) await expect(db.outsideTenants((tx) => tx.execute(sql))).rejects.toThrow(/register|chain/);
    expect((await proof()).faults).toEqual([]);
  });

  it('begins later when what is 24 months old goes, and still holds', async () => {
    const before = await count('true');
    const old = new Date('2020-01-01T00:00:00Z');
    await write(91, 'p_vecchia', old); // of no chain's beginning: it stays until what is before it goes
    await running.app.get(Housekeeping).run(new AbortController().signal);
    expect(await count('true')).toBe(before + 1);
    await running.call(
      'POST',
      '/enti',
      { permessi: PERMESSI_CLIENT },
      { codiceFiscale: '80023450234', codiceIpa: 'p_valprova', denominazione: 'Provincia', tipoEnte: '01' },
    );
    for (const i of [1, 2, 3]) await write(i, 'p_valprova', old);
    await write(4, 'p_valprova', new SystemClock().now());
    await running.app.get(Housekeeping).run(new AbortController().signal);
    expect(await count(`catena = 'p_valprova'`)).toBe(1);
    expect((await proof()).faults).toEqual([]);
    await write(5, 'p_valprova', new SystemClock().now());
    expect((await proof()).faults).toEqual([]);
  });

  it('and the last verification is in the metric', async () => {
    await tampered(`update registro_accessi set attore = 'nessuno' where catena = '${IPA}' and numero in (1, 2)`);
    const { guasti } = await db.outsideTenants(
      async (tx) =>
        (await tx.query<{ guasti: bigint }>(`select guasti from registro_verifiche where registro = 'accessi'`))[0] ?? {
          guasti: 0n,
        },
    );
    expect(Number(guasti)).toBe(2);
  });
});

describe('the registers of changes', () => {
  it('tell a line that was changed', async () => {
    const admin = new Client({ connectionString: running.database.adminUrl });
    await admin.connect();
    const set = (word: string) =>
      admin.query(
        `set search_path = ${running.database.schema}; set session_replication_role = replica;
         update registro set oggetto_id = '${word}' where ente = '80012340123' and id = (select min(id) from registro)`,
      );
    await set('altro');
    expect((await proof()).faults).toMatchObject([{ register: 'modifiche', chain: '80012340123', fault: 'CAMBIATA' }]);
    await set(IPA);
    await admin.end();
    expect((await proof()).faults).toEqual([]);
  });
});
