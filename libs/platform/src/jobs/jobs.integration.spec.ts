import { testDatabase, type TestDatabase, until } from '@mypay/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database, migrate } from '../db';
import { createLogger } from '../log';
import { JobPostponed, JobRefused, Jobs, jobsMigrations, JobRunner, type JobDefinition } from './index';

const log = createLogger('prova', 'silent');
const jobs = new Jobs();

jest.setTimeout(120_000);

describe('a job', () => {
  let database: TestDatabase;
  let db: Database;
  const runners: JobRunner[] = [];
  beforeAll(async () => {
    database = await testDatabase((target) => migrate({ ...target, migrations: jobsMigrations }), 'prova');
    db = await Database.connect({ url: database.url, schema: 'prova' });
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.beforeApplicationShutdown()));
    await db.outsideTenants((tx) => tx.query('delete from lavori'));
  });
  afterAll(async () => {
    await db.close();
    await database.close();
  });

  const run = (definitions: Record<string, JobDefinition & { everyMs?: number }>): JobRunner => {
    const runner = new JobRunner(db, log);
    for (const [tipo, definition] of Object.entries(definitions))
      if (definition.everyMs === undefined) runner.register(tipo, definition);
      else runner.schedule(tipo, { ...definition, everyMs: definition.everyMs });
    runner.onApplicationBootstrap();
    runners.push(runner);
    return runner;
  };
  const enqueue = (key: string, payload: Record<string, unknown> = {}): Promise<string> =>
    db.outsideTenants((tx) => jobs.enqueue(tx, { tipo: 'prova', chiave: key, payload }));
  const status = (id: string) => db.outsideTenants((tx) => jobs.status(tx, id));

  it('is recorded once while it is open, and done once by two replicas', async () => {
    const ids = await Promise.all([enqueue('k'), enqueue('k')]);
    expect(new Set(ids).size).toBe(1);
    let times = 0;
    const definition: JobDefinition = { handler: async () => void (await sleep(50), (times += 1)) };
    run({ prova: definition });
    run({ prova: definition });
    await until(async () => (await status(ids[0]))?.stato === 'FATTO');
    expect(times).toBe(1);
  });

  it('is not there when the transaction of its cause fails', async () => {
    await expect(
      db.outsideTenants(async (tx) => {
        await jobs.enqueue(tx, { tipo: 'prova', chiave: 'mai', payload: {} });
        throw new Error('cause failed');
      }),
    ).rejects.toThrow('cause failed');
    expect(await db.outsideTenants((tx) => tx.query('select 1 from lavori'))).toEqual([]);
  });

  it('goes on from its resume point when its process dies', async () => {
    const id = await enqueue('k');
    await db.outsideTenants((tx) =>
      tx.query(
        `update lavori set stato = 'IN_CORSO', affidato_a = gen_random_uuid(), affidato_fino = now() - interval '1 second',
                tentativi = 1, fatto = 500, ripresa = '{"riga": 500}' where id = $1`,
        [id],
      ),
    );
    const seen: unknown[] = [];
    run({ prova: { handler: async (job) => void seen.push([job.attempt, job.resume]) } });
    await until(() => seen.length === 1);
    expect(seen).toEqual([[2, { riga: 500 }]]);
  });

  it('keeps how far it came', async () => {
    const id = await enqueue('k');
    run({
      prova: {
        handler: async (job) => {
          await job.progress(3, 10, { riga: 3 });
          expect(job.resume).toEqual({ riga: 3 });
          await job.progress(4);
        },
      },
    });
    await until(async () => (await status(id))?.stato === 'FATTO');
    expect(await status(id)).toMatchObject({ fatto: 4n, totale: 10n });
  });

  it('is tried again after a bug and given up at its limit, and tells its owner', async () => {
    const id = await enqueue('k');
    let tries = 0;
    const told: string[] = [];
    run({
      prova: {
        maxAttempts: 2,
        handler: async () => {
          tries += 1;
          throw new TypeError('bug');
        },
        onGivenUp: async (_job, code, error) => void told.push(code, error.message),
      },
    });
    await until(async () => (await status(id))?.stato === 'FALLITO');
    expect([tries, told]).toEqual([2, ['LAVORO_FALLITO', 'bug']]);
    expect(await status(id)).toMatchObject({ esito: 'LAVORO_FALLITO', tentativi: 2 });
  });

  it('is given up at once when it says that it can never succeed', async () => {
    const id = await enqueue('k');
    run({ prova: { handler: () => Promise.reject(new JobRefused('never')) } });
    await until(async () => (await status(id))?.stato === 'FALLITO');
    expect(await status(id)).toMatchObject({ tentativi: 1, esito: 'LAVORO_RIFIUTATO' });
  });

  it('does not count an outage as an attempt', async () => {
    const id = await enqueue('k');
    let tries = 0;
    run({
      prova: {
        maxAttempts: 1,
        handler: async () => {
          if (++tries === 1) throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
        },
      },
    });
    await until(async () => (await status(id))?.stato === 'FATTO');
    expect(tries).toBe(2);
  });

  it('gives its place back while its turn has not come: others go on, no attempt is counted, and it is still pending', async () => {
    const first = await enqueue('first');
    const second = await enqueue('second');
    let tries = 0;
    let pending = 0;
    const runner = run({
      prova: {
        concurrency: 1,
        maxAttempts: 1,
        handler: async (job) => {
          if (job.id === second) pending = await runner.pending();
          else if (++tries < 3) throw new JobPostponed('not yet', 50);
        },
      },
    });
    await until(async () => (await status(first))?.stato === 'FATTO' && (await status(second))?.stato === 'FATTO');
    expect(await status(first)).toMatchObject({ tentativi: 1, esito: null });
    expect([tries, pending]).toEqual([3, 2]);
  });

  it('is given back, not lost, when the service stops in the middle', async () => {
    const id = await enqueue('k');
    let started = false;
    const first = run({
      prova: {
        handler: async (job) => {
          started = true;
          await sleep(60_000, undefined, { signal: job.signal });
        },
      },
    });
    await until(() => started);
    await first.beforeApplicationShutdown();
    runners.length = 0;
    expect(await status(id)).toMatchObject({ stato: 'IN_ATTESA', tentativi: 0 });
    run({ prova: { handler: () => Promise.resolve() } });
    await until(async () => (await status(id))?.stato === 'FATTO');
  });

  it('comes back on its schedule, once for both replicas, and its next date is not pending', async () => {
    let times = 0;
    const definition = { everyMs: 300, handler: async () => void (times += 1) };
    const one = run({ ciclo: definition });
    run({ ciclo: definition });
    await until(() => times >= 3);
    const rows = await db.outsideTenants((tx) =>
      tx.query(`select 1 from lavori where stato in ('IN_ATTESA', 'IN_CORSO')`),
    );
    expect(rows).toHaveLength(1);
    await until(async () => (await one.pending()) === 0);
  });
});
