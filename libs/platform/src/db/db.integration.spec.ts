import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { tenantIsolationFaults, testDatabase, type TestDatabase } from '@mypay/testing';
import { Database, migrate, sqlMigration, tenantTable } from './index';

const A = parseCodiceFiscaleEnte('11111111111');
const B = parseCodiceFiscaleEnte('22222222222');
const thing = sqlMigration(
  101,
  'cosa',
  `create table cosa (ente text collate "C" not null, nome text collate "C" not null, giorno date, primary key (ente, nome)); ${tenantTable('cosa')}`,
);

describe('a database of many enti', () => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await testDatabase((target) => migrate({ ...target, migrations: [thing] }), 'prova');
    db = await Database.connect({ url: database.url, schema: 'prova' });
  });
  afterAll(async () => {
    await db.close();
    await database.close();
  });

  it('shows a transaction the rows of its ente alone', async () => {
    await db.inEnte(A, (tx) => tx.query(`insert into cosa (ente, nome) values ($1, 'a')`, [A]));
    await db.inEnte(B, (tx) => tx.query(`insert into cosa (ente, nome) values ($1, 'b')`, [B]));
    expect(await db.inEnte(A, (tx) => tx.query('select nome from cosa'))).toEqual([{ nome: 'a' }]);
    expect(await db.outsideTenants((tx) => tx.query('select nome from cosa'))).toEqual([]);
  });

  it('refuses a row of another ente', () =>
    expect(db.inEnte(A, (tx) => tx.query(`insert into cosa (ente, nome) values ($1, 'x')`, [B]))).rejects.toThrow(
      'row-level security',
    ));

  it('does not leave the ente behind on a pooled connection', async () => {
    await Promise.all(Array.from({ length: 30 }, () => db.inEnte(A, (tx) => tx.query('select 1'))));
    const seen = await Promise.all(
      Array.from({ length: 30 }, () => db.outsideTenants((tx) => tx.query('select nome from cosa'))),
    );
    expect(seen.flat()).toEqual([]);
  });

  it('keeps nothing of a transaction that fails', async () => {
    await expect(
      db.inEnte(A, async (tx) => {
        await tx.query(`insert into cosa (ente, nome) values ($1, 'mai')`, [A]);
        throw new Error('crash');
      }),
    ).rejects.toThrow('crash');
    expect(await db.inEnte(A, (tx) => tx.query(`select 1 from cosa where nome = 'mai'`))).toEqual([]);
  });

  it('hands a day out as a day, and a count as a bigint', async () => {
    const rows = await db.inEnte(A, async (tx) => {
      await tx.query(`insert into cosa (ente, nome, giorno) values ($1, 'g', '2024-03-31')`, [A]);
      return tx.query(`select giorno, count(*) as n from cosa where nome = 'g' group by giorno`);
    });
    expect(rows).toEqual([{ giorno: '2024-03-31', n: 1n }]);
  });

  it('copies rows into a temporary table', async () => {
    const n = await db.inEnte(A, async (tx) => {
      await tx.query('create temporary table t (nome text) on commit drop');
      await tx.copyIn('copy t from stdin', ['uno\n', 'due\n']);
      return tx.execute(`insert into cosa (ente, nome) select $1, nome from t`, [A]);
    });
    expect(n).toBe(2);
  });

  it('lets one session alone hold a lock', async () => {
    const outcome = await db.withSessionLock('x', () => db.withSessionLock('x', () => Promise.resolve(1)));
    expect(outcome).toEqual({ held: true, value: { held: false } });
    expect(await db.withSessionLock('x', () => Promise.resolve(2))).toEqual({ held: true, value: 2 });
  });

  it('migrates twice without doing anything twice, also when two start at once', async () => {
    const again = { ...database, migrations: [thing, sqlMigration(102, 'altro', 'create table altro (n int)')] };
    const applied = await Promise.all([migrate(again), migrate(again)]);
    expect(applied.flat()).toHaveLength(1);
  });
});

describe('the check of tenant isolation', () => {
  it.each([
    ['a good table', `create table t (ente text, n int, primary key (ente, n)); ${tenantTable('t')}`, []],
    ['a table without policy', 'create table t (ente text primary key)', ['t: no row-level security']],
    [
      'a key that does not begin with ente',
      `create table t (ente text, n int primary key); ${tenantTable('t')}`,
      ['t: key t_pkey does not begin with ente'],
    ],
    [
      'a policy that lets everything in',
      `create table t (ente text primary key); alter table t enable row level security;
       create policy p on t using (ente = (select current_setting('app.ente_id', true))) with check (true);`,
      [expect.stringContaining('A inserting for B is allowed')],
    ],
    [
      'a policy that shows everything',
      `create table t (ente text primary key); alter table t enable row level security; create policy p on t using (true);`,
      expect.arrayContaining([
        expect.stringContaining('shows rows with no ente set'),
        expect.stringContaining('A deletes rows of B'),
      ]),
    ],
  ])('judges %s', async (_, sql, expected) => {
    const database = await testDatabase((t) => migrate({ ...t, migrations: [sqlMigration(101, 't', sql)] }), 'prova');
    try {
      expect(await tenantIsolationFaults(database, {})).toEqual(expected);
    } finally {
      await database.close();
    }
  });
});
