import { ownServer, type OwnServer, testDatabase, type TestDatabase, until } from '@mypay/testing';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createLogger } from '../log';
import { Database, isOutage, migrate, sqlMigration, WakeLoop } from './index';

jest.setTimeout(240_000);

describe('a PostgreSQL that is stopped and started again', () => {
  let server: OwnServer;
  let database: TestDatabase;
  let db: Database;
  const table = sqlMigration(101, 'cose', 'create table cose (n int)');
  beforeAll(async () => {
    server = await ownServer();
    database = await testDatabase((target) => migrate({ ...target, migrations: [table] }), 'prova', server.url);
    db = await Database.connect({ url: database.url, schema: 'prova' });
  });
  afterAll(async () => {
    await db?.close();
    await server?.close();
  });

  it.each(['SIGINT', 'SIGQUIT'] as const)(
    'is an outage to every transaction, wherever it is caught, and to no loop more than that (%s)',
    async (signal) => {
      let turns = 0;
      const loop = new WakeLoop({
        name: 'prova',
        log: createLogger('prova', 'silent'),
        listen: (wake) => db.listen(db.channel('prova'), wake),
        turn: async () => {
          await db.outsideTenants((tx) => tx.query('select 1'));
          turns++;
          return false;
        },
      });
      loop.start();
      let stopping = false;
      let done = 0;
      const failures: unknown[] = [];
      const work = Array.from({ length: 8 }, async () => {
        while (!stopping) {
          await nextTurn(); // a connection that died is told by the event loop
          await db
            .outsideTenants(async (tx) => {
              await tx.execute('insert into cose values (1)');
              await tx.manager.query('select 1');
              done++;
            })
            .catch((error: unknown) => failures.push(error));
        }
      });
      await until(() => done > 50 && turns > 0);
      await server.stop(signal);
      stopping = true;
      await Promise.all(work);
      await expect(db.ping()).rejects.toThrow();
      expect(failures.filter((failure) => !isOutage(failure))).toEqual([]);
      expect(failures.length).toBeGreaterThan(0);

      await server.start();
      const before = turns;
      await until(() => turns > before);
      await db.outsideTenants((tx) => tx.execute('insert into cose values (2)'));
      await loop.stop();
    },
  );
});
