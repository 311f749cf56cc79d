import { testDatabase, type TestDatabase } from '@mypay/testing';
import { createLogger, errorText } from '../log';
import { Database, isOutage, migrate, sqlMigration } from './index';

jest.setTimeout(120_000);

const PERSON = 'RSSMRA80A01H501U';
const people = sqlMigration(
  101,
  'persone',
  `create table persone (cf text primary key, nato date, importo int, note text check (note <> 'no'))`,
);

describe('an error of the database', () => {
  let database: TestDatabase;
  let db: Database;
  beforeAll(async () => {
    database = await testDatabase((target) => migrate({ ...target, migrations: [people] }), 'prova');
    db = await Database.connect({ url: database.url, schema: 'prova' });
    await db.outsideTenants((tx) => tx.query(`insert into persone (cf) values ($1)`, [PERSON]));
  });
  afterAll(async () => {
    await db.close();
    await database.close();
  });

  const failure = async (work: () => Promise<unknown>): Promise<Error> => {
    try {
      await work();
    } catch (error) {
      return error as Error;
    }
    throw new Error('it did not fail');
  };

  it.each([
    ['a key that is taken', (tx) => tx.query(`insert into persone (cf) values ($1)`, [PERSON])],
    [
      'a value of the wrong type',
      (tx) => tx.query(`insert into persone (cf, importo) select 'x', $1::text::int`, [PERSON]),
    ],
    ['a day that is none', (tx) => tx.query(`insert into persone (cf, nato) select 'x', $1::text::date`, [PERSON])],
    ['a refused row', (tx) => tx.query(`insert into persone (cf, note) values ($1, 'no')`, [`${PERSON}2`])],
    [
      'a COPY',
      async (tx) => {
        await tx.query('create temporary table t (n int) on commit drop');
        await tx.copyIn('copy t from stdin', [`${PERSON}\n`]);
      },
    ],
    ['a statement of TypeORM', (tx) => tx.manager.query(`insert into prova.persone (cf) values ($1)`, [PERSON])],
  ] satisfies [string, (tx: Parameters<Parameters<Database['outsideTenants']>[0]>[0]) => Promise<unknown>][])(
    'takes no person into the log or an outcome: %s',
    async (_, work) => {
      const error = await failure(() => db.outsideTenants<unknown>(work));
      const lines: string[] = [];
      const log = createLogger('prova', 'info', { write: (line: string) => void lines.push(line) });
      log.error({ err: new Error('request failed', { cause: error }) }, 'failed');
      log.error({ err: error }, 'failed');
      expect(lines.join('')).not.toContain(PERSON);
      expect(errorText(error)).not.toContain(PERSON);
      expect(lines[1]).toContain('"code":"2');
    },
  );

  it('is told from an outage by the driver’s own words and codes', async () => {
    const duplicate = await failure(() =>
      db.outsideTenants((tx) => tx.query(`insert into persone (cf) values ($1)`, [PERSON])),
    );
    const cancelled = await failure(() =>
      db.outsideTenants(async (tx) => {
        await tx.query(`set local statement_timeout = 50`);
        await tx.query(`select pg_sleep(60)`);
      }),
    );
    const killed = await failure(() =>
      db.outsideTenants((tx) => tx.query(`select pg_terminate_backend(pg_backend_pid())`)),
    );
    const away = await failure(() => Database.connect({ url: 'postgres://x:y@127.0.0.1:1/x', schema: 'x' }));
    expect([duplicate, cancelled, killed, away].map(isOutage)).toEqual([false, true, true, true]);
  });

  it.each([
    ['the words of a connection lost', new Error('causale "Connection terminated unexpectedly" troppo lunga')],
    ['the words of a pool', new Error('il PSP dice: timeout exceeded when trying to connect')],
    ['a code of five signs', Object.assign(new Error('x'), { code: '08ABC' })],
    ['a code that ends as a socket’s', Object.assign(new Error('x'), { code: 'IBAN_ECONNREFUSED' })],
  ])('is no outage because a text bears %s', (_, error) => expect(isOutage(error)).toBe(false));
});
