import { testDatabase, type TestDatabase, until } from '@mypay/testing';
import { Client } from 'pg';
import { Database, migrate } from '../db';
import { createLogger } from '../log';
import { claimJob } from './claim';
import { type JobDefinition, JobRunner, Jobs, jobsMigrations } from './index';

const A = '11111111111';
const B = '22222222222';
const log = createLogger('prova', 'silent');
const jobs = new Jobs();

jest.setTimeout(120_000);

describe('the queue of jobs', () => {
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

  const run = (definitions: Record<string, JobDefinition>): void => {
    const runner = new JobRunner(db, log);
    for (const [tipo, definition] of Object.entries(definitions)) runner.register(tipo, definition);
    runner.onApplicationBootstrap();
    runners.push(runner);
  };
  const enqueue = (key: string, ente?: string, tipo = 'prova'): Promise<string> =>
    db.outsideTenants((tx) =>
      jobs.enqueue(tx, { tipo, chiave: key, payload: { chiave: key }, ...(ente ? { ente } : {}) }),
    );
  const status = (id: string) => db.outsideTenants((tx) => jobs.status(tx, id));
  /** As it lies after its process died `times` times. */
  const died = (id: string, times: number) =>
    db.outsideTenants((tx) =>
      tx.query(
        `update lavori set stato = 'IN_CORSO', affidato_a = gen_random_uuid(), tentativi = $2,
                affidato_fino = now() - interval '1 second' where id = $1`,
        [id, times],
      ),
    );

  it('gives up a job that killed its process at each attempt, and its owner writes the outcome', async () => {
    const id = await enqueue('bomba', A);
    await died(id, 3);
    const told: unknown[] = [];
    let tries = 0;
    run({
      prova: {
        maxAttempts: 3,
        handler: async () => void (tries += 1),
        onGivenUp: async (job, code) => void told.push([job.ente, job.payload, code]),
      },
    });
    await until(async () => (await status(id))?.stato === 'FALLITO');
    expect([tries, told]).toEqual([0, [[A, { chiave: 'bomba' }, 'LAVORO_INTERROTTO']]]);
    expect(await status(id)).toMatchObject({ esito: 'LAVORO_INTERROTTO', tentativi: 3 });
  });

  it('tries a job that killed its process again while attempts are left', async () => {
    const id = await enqueue('k', A);
    await died(id, 2);
    run({ prova: { maxAttempts: 3, handler: () => Promise.resolve() } });
    await until(async () => (await status(id))?.stato === 'FATTO');
  });

  it('is given up though its owner cannot write the outcome', async () => {
    const id = await enqueue('k', A);
    let asked = 0;
    run({
      prova: {
        maxAttempts: 2,
        handler: () => Promise.reject(new TypeError('bug')),
        onGivenUp: () => {
          asked += 1;
          return Promise.reject(new TypeError('bug too'));
        },
      },
    });
    await until(async () => (await status(id))?.stato === 'FALLITO');
    expect(asked).toBe(2);
  });

  it('runs interrupted jobs one at a time beside the others, so that one which kills spares them', async () => {
    const interrupted = [await enqueue('a', A), await enqueue('b', B)];
    for (const id of interrupted) await died(id, 1);
    await enqueue('c', B);
    const running = new Set<unknown>();
    let most = 0;
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    run({
      prova: {
        concurrency: 5,
        handler: async ({ payload }) => {
          running.add(payload['chiave']);
          most = Math.max(most, running.size);
          await released;
          running.delete(payload['chiave']);
        },
      },
    });
    await until(() => running.size === 2);
    expect([...running].filter((key) => key !== 'c')).toHaveLength(1);
    release();
    for (const id of interrupted) await until(async () => (await status(id))?.stato === 'FATTO');
    expect(most).toBe(2);
  });

  it('lets the first job of an ente pass before the second of another, and its tenth wait', async () => {
    for (let n = 1; n <= 10; n++) await enqueue(`a${n}`, A);
    for (let n = 1; n <= 2; n++) await enqueue(`b${n}`, B);
    await enqueue('senza ente');
    const order: unknown[] = [];
    run({ prova: { handler: async ({ payload }) => void order.push(payload['chiave']) } });
    await until(() => order.length === 13);
    expect(order.slice(0, 5)).toEqual(['a1', 'b1', 'senza ente', 'a2', 'b2']);
    expect(order.slice(5)).toEqual(['a3', 'a4', 'a5', 'a6', 'a7', 'a8', 'a9', 'a10']);
  });

  it('keeps an ente that comes late from waiting behind what another has queued for long', async () => {
    for (let n = 1; n <= 10; n++) await enqueue(`a${n}`, A);
    const order: unknown[] = [];
    run({
      prova: {
        handler: async ({ payload }) => {
          order.push(payload['chiave']);
          if (payload['chiave'] === 'a5') await enqueue('b1', B);
        },
      },
    });
    await until(() => order.length === 11);
    expect(order.slice(4, 6)).toEqual(['a5', 'b1']);
  });

  it('takes exactly one job, whatever the plan of the statement', async () => {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    const settings = ['hashjoin', 'mergejoin', 'material', 'indexscan', 'bitmapscan', 'memoize', 'nestloop', 'seqscan'];
    try {
      for (let n = 0; n < 40; n++) await enqueue(`k${n}`, n % 2 ? A : B, n % 3 ? 'prova' : 'altra');
      for (const off of [
        [],
        ['nestloop'],
        ['hashjoin', 'mergejoin', 'material'],
        ['indexscan', 'bitmapscan'],
        ['seqscan'],
      ]) {
        for (const name of settings)
          await admin.query(
            `alter database "${new URL(database.url).pathname.slice(1)}" set enable_${name} = ${off.includes(name) ? 'off' : 'on'}`,
          );
        const other = await Database.connect({ url: database.url, schema: 'prova' });
        try {
          const before = await inHand();
          expect(await claimJob(other, ['prova', 'altra'], true)).toBeDefined();
          expect(await inHand()).toBe(before + 1);
          const taken = await Promise.all(Array.from({ length: 4 }, () => claimJob(other, ['prova', 'altra'], true)));
          expect(new Set(taken.map((row) => row?.id)).size).toBe(4);
          expect(await inHand()).toBe(before + 5);
        } finally {
          await other.close();
        }
      }
    } finally {
      await admin.end();
    }
  });
  const inHand = async (): Promise<number> => {
    const rows = await db.outsideTenants((tx) =>
      tx.query<{ n: bigint }>(`select count(*) as n from lavori where stato = 'IN_CORSO'`),
    );
    return Number(rows[0]?.n ?? 0);
  };

  it('has room for as many jobs of an ente as the door allows, also when it asks many times at once', async () => {
    const upload = (n: number): Promise<boolean> =>
      db.outsideTenants(async (tx) => {
        if (!(await jobs.hasRoom(tx, 'prova', A, 3))) return false;
        await jobs.enqueue(tx, { tipo: 'prova', chiave: `k${n}`, ente: A, payload: {} });
        return true;
      });
    const taken = await Promise.all(Array.from({ length: 8 }, (_, n) => upload(n)));
    expect(taken.filter(Boolean)).toHaveLength(3);
    expect(await db.outsideTenants((tx) => jobs.waiting(tx, 'prova', A))).toBe(3);
    expect(await db.outsideTenants((tx) => jobs.hasRoom(tx, 'prova', B, 3))).toBe(true);
  });

  it('has no room for a second asker while a first one is about to take the last place', async () => {
    const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const waits = async (): Promise<boolean> => (await db.outsideTenants((tx) => tx.query(waiting))).length > 0;
    let second: boolean | undefined;
    let asked: Promise<void> = Promise.resolve();
    await db.outsideTenants(async (tx) => {
      expect(await jobs.hasRoom(tx, 'prova', A, 1)).toBe(true);
      asked = db.outsideTenants(async (other) => void (second = await jobs.hasRoom(other, 'prova', A, 1)));
      await until(async () => second !== undefined || (await waits()));
      await jobs.enqueue(tx, { tipo: 'prova', chiave: 'k', ente: A, payload: {} });
    });
    await asked;
    expect(second).toBe(false);
  });

  it('takes no second hold of a job in the same process when the lease of the first ran out', async () => {
    const id = await enqueue('k', A);
    const first = await claimJob(db, ['prova'], true);
    await died(id, 1);
    const second = await claimJob(db, ['prova'], true);
    expect([first?.id, second?.id, second?.interrotto]).toEqual([id, id, true]);
    expect(second?.token).not.toBe(first?.token);
  });
});
