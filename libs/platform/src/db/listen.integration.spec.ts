import { testDatabase, type TestDatabase, until } from '@mypay/testing';
import { Client } from 'pg';
import { Database, SessionLock } from './index';

jest.setTimeout(120_000);

describe('a listener of the database', () => {
  let database: TestDatabase;
  let db: Database;
  let server: Client;
  let name: string;
  beforeAll(async () => {
    database = await testDatabase(() => Promise.resolve(), 'prova');
    db = await Database.connect({ url: database.url, schema: 'prova' });
    name = new URL(database.url).pathname.slice(1);
    const other = new URL(database.adminUrl);
    other.pathname = '/postgres'; // so that the database itself can be closed to connections
    server = new Client({ connectionString: other.href });
    await server.connect();
  });
  afterAll(async () => {
    await server.end();
    await db.close();
    await database.close();
  });

  const listeners = async (): Promise<number> => {
    const { rows } = await server.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = $1 and application_name like '%-session'`,
      [name],
    );
    return rows[0]?.n ?? 0;
  };
  const cut = () =>
    server.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name like '%-session'`,
      [name],
    );
  const open = (allowed: boolean) => server.query(`alter database "${name}" allow_connections ${allowed}`);
  const notify = (payload: string) => db.outsideTenants((tx) => tx.query(`select pg_notify('prova_x', $1)`, [payload]));

  it('hears again, and is woken, after connections lost more than once', async () => {
    const heard: string[] = [];
    const stop = await db.listen('prova_x', (payload) => void heard.push(payload));
    await notify('prima');
    await until(() => heard.includes('prima'));
    for (const round of ['seconda', 'terza']) {
      heard.length = 0;
      await open(false); // the first attempts to come back fail
      await cut();
      await until(async () => (await listeners()) === 0);
      const tries = jest.spyOn(db, 'ownConnection');
      await until(() => tries.mock.calls.length >= 2);
      tries.mockRestore();
      await open(true);
      await until(() => heard.includes('')); // what was said in between may have been missed
      await notify(round);
      await until(() => heard.includes(round));
    }
    await stop();
    await until(async () => (await listeners()) === 0);
  });

  it('comes when the database does, though it was not there at the start', async () => {
    await open(false);
    const heard: string[] = [];
    const stop = await db.listen('prova_x', (payload) => void heard.push(payload));
    expect(heard).toEqual([]);
    await open(true);
    await until(() => heard.length === 1);
    await stop();
  });

  it('leaves one connection or none, however soon it is stopped', async () => {
    const stops = await Promise.all(Array.from({ length: 5 }, () => db.listen('prova_x', () => undefined)));
    await cut();
    await Promise.all(stops.map((stop) => stop()));
    await until(async () => (await listeners()) === 0);
  });

  it('gives a lock up with the connection that held it, and takes it again', async () => {
    const mine = new SessionLock(db, 'prova:turno');
    const other = new SessionLock(db, 'prova:turno');
    expect(await mine.hold()).toBeDefined();
    expect(await other.hold()).toBeUndefined();
    await cut();
    await expect(mine.hold()).rejects.toThrow();
    await expect(other.hold()).rejects.toThrow();
    expect(await other.hold()).toBeDefined();
    expect(await mine.hold()).toBeUndefined();
    await mine.release();
    await other.release();
  });
});
