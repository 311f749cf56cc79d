import { testDatabase, type TestDatabase, until } from '@mypay/testing';
import { Database, migrate } from '../db';
import { createLogger, Metrics } from '../log';
import { JobRefused, JobRunner, Jobs, jobsCommand, jobsMigrations } from './index';
import { JobsMetrics } from './metrics';

const log = createLogger('prova', 'silent');

describe('the command of jobs', () => {
  let database: TestDatabase;
  let db: Database;
  let runner: JobRunner;
  let works = false;
  let id: string;
  const status = async () => (await db.outsideTenants((tx) => new Jobs().status(tx, id)))?.stato;
  beforeAll(async () => {
    database = await testDatabase((target) => migrate({ ...target, migrations: jobsMigrations }), 'prova');
    db = await Database.connect({ url: database.url, schema: 'prova' });
    runner = new JobRunner(db, log);
    runner.register('prova', {
      handler: () => (works ? Promise.resolve() : Promise.reject(new JobRefused('not now'))),
    });
    runner.onApplicationBootstrap();
    id = await db.outsideTenants((tx) =>
      new Jobs().enqueue(tx, { tipo: 'prova', chiave: 'k', ente: '11111111111', payload: { riga: 7 } }),
    );
    await until(async () => (await status()) === 'FALLITO');
  });
  afterAll(async () => {
    await runner.beforeApplicationShutdown();
    await db.close();
    await database.close();
  });

  let finalJobs: Readonly<Record<string, string>> = {};
  const run = async (...args: string[]): Promise<string> => {
    const lines: string[] = [];
    const config = { DATABASE_URL: database.url, DATABASE_SCHEMA: 'prova' };
    await jobsCommand(args, { config, finalJobs }, (line) => void lines.push(line));
    return lines.join('\n');
  };

  it('lists what was given up and shows one; the metrics count it', async () => {
    expect(await run('list')).toMatch(new RegExp(`${id}.*prova.*11111111111.*LAVORO_RIFIUTATO.*not now`));
    expect(await run('show', id)).toContain('dati: {"riga":7}');
    await expect(run('show', 'x')).rejects.toThrow('uso: jobs');
    const metrics = new Metrics();
    new JobsMetrics(metrics, db);
    const text = await metrics.text();
    expect(text).toContain('lavori{tipo="prova",stato="FALLITO"} 1');
    expect(text).toMatch(/database_connessioni\{stato="libere"\} [1-9]/);
    expect(text).toContain('database_connessioni{stato="massime"} 10');
  });

  it('says of a kind that ended for good what to do instead, and leaves it where it is', async () => {
    finalJobs = { prova: 'caricare di nuovo il file' };
    await expect(run('replay', id)).rejects.toThrow('non si ripete: caricare di nuovo il file');
    expect(await status()).toBe('FALLITO');
    finalJobs = {};
  });

  it('puts one back into the queue', async () => {
    works = true;
    expect(await run('replay', id)).toContain('Rimesso in coda');
    await until(async () => (await status()) === 'FATTO');
    await expect(run('replay', id)).rejects.toThrow('non è tra gli abbandonati');
  });
});
