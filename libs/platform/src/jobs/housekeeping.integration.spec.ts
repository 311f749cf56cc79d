import { testDatabase, type TestDatabase, until } from '@mypay/testing';
import { Database, Housekeeping, migrate } from '../db';
import { createLogger } from '../log';
import { jobsMigrations, JobRunner } from './index';
import { HousekeepingJob } from './jobs.module';

jest.setTimeout(120_000);

const KEEP = {
  KEEP_OUTBOX_HOURS: 24,
  KEEP_EVENT_LOG_HOURS: 24,
  KEEP_INBOX_DAYS: 90,
  KEEP_JOBS_DAYS: 30,
  KEEP_DEAD_LETTERS_DAYS: 60,
};
const log = createLogger('prova', 'silent');

describe('housekeeping', () => {
  let database: TestDatabase;
  let db: Database;
  const runners: JobRunner[] = [];
  beforeAll(async () => {
    database = await testDatabase((target) => migrate({ ...target, migrations: jobsMigrations }), 'prova');
    db = await Database.connect({ url: database.url, schema: 'prova' });
  });
  afterAll(async () => {
    await Promise.all(runners.map((runner) => runner.beforeApplicationShutdown()));
    await db.close();
    await database.close();
  });

  const start = (task: () => Promise<number>): void => {
    const runner = new JobRunner(db, log);
    const housekeeping = new Housekeeping(db, KEEP);
    housekeeping.add('guasto', () => Promise.reject(new Error('this one fails')));
    housekeeping.add('prova', task);
    new HousekeepingJob(runner, housekeeping, log);
    runner.onApplicationBootstrap();
    runners.push(runner);
  };

  it('is one job for two replicas; it forgets jobs done and given up, each after its time, whatever else fails', async () => {
    await db.outsideTenants((tx) =>
      tx.query(`insert into lavori (tipo, chiave, dati, stato, finito_il) values
        ('x', 'fatto vecchio', '{}', 'FATTO', now() - interval '31 days'), ('x', 'fatto', '{}', 'FATTO', now()),
        ('x', 'fallito vecchio', '{}', 'FALLITO', now() - interval '61 days'),
        ('x', 'fallito', '{}', 'FALLITO', now() - interval '31 days')`),
    );
    let times = 0;
    for (const _ of ['una replica', 'l’altra']) start(async () => (times += 1));
    const open = () =>
      db.outsideTenants((tx) => tx.query(`select 1 from lavori where tipo = 'pulizia' and stato = 'IN_ATTESA'`));
    await until(async () => (await open()).length === 1);
    await db.outsideTenants((tx) => tx.query(`update lavori set dovuto_il = now() where tipo = 'pulizia'`));
    const left = () =>
      db.outsideTenants((tx) =>
        tx.query<{ chiave: string }>(`select chiave from lavori where tipo = 'x' order by chiave`),
      );
    await until(async () => (await left()).length === 2 && times > 0);
    expect((await left()).map(({ chiave }) => chiave)).toEqual(['fallito', 'fatto']);
    expect(times).toBe(1);
  });
});
