import { Client } from 'pg';
import { testDatabase, type TestDatabase } from './test-database';

const as = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

describe('the database of a suite', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase(
      ({ ownerUrl, runtimeRole }) =>
        as(ownerUrl, async (client) => {
          await client.query('create table nota (ente text not null, testo text)');
          await client.query(`grant select, insert on nota to "${runtimeRole}"`);
        }),
      'prova',
    );
  }, 60_000);
  afterAll(() => database.close());

  it('is migrated by its owner and used by the runtime role, in their schema', async () => {
    await as(database.url, (client) => client.query(`insert into nota values ('80000000011', 'ciao')`));
    const { rows } = await as(database.url, (client) => client.query('select testo from prova.nota'));
    expect(rows).toEqual([{ testo: 'ciao' }]);
  });

  it('lets the runtime role make temporary tables, and nothing else', async () => {
    await as(database.url, async (client) => {
      await client.query('create temporary table t (a int)');
      await expect(client.query('create table altra (a int)')).rejects.toThrow(/permission denied/);
      await expect(client.query('alter table nota disable row level security')).rejects.toThrow(/must be owner/);
    });
  });

  it('refuses a wrong password', async () => {
    const wrong = new URL(database.url);
    wrong.password = 'sbagliata';
    await expect(as(wrong.href, (client) => client.query('select 1'))).rejects.toThrow(
      /password authentication failed/,
    );
  });

  it('has the schema of the events, with an owner of its own', async () => {
    await as(database.eventiOwnerUrl, (client) => client.query('create table log (n int)'));
    await expect(as(database.url, (client) => client.query('select * from eventi.log'))).rejects.toThrow(
      /permission denied/,
    );
  });

  it('is gone when closed', async () => {
    const other = await testDatabase(() => Promise.resolve(), 'altra');
    await other.close();
    await expect(as(other.url, (client) => client.query('select 1'))).rejects.toThrow();
  });
});
