import { createLogger } from '@mypay/platform/log';
import type { TestDatabase } from '@mypay/testing';
import { instantOf, millis, plusMs } from '../books/dates';
import { Store } from '../store/store';
import { simulatorDatabase } from '../testing/started';
import { VirtualJobs } from './jobs';
import { VirtualClock } from './virtual-clock';

jest.setTimeout(90_000);

const START = millis('2026-11-24T10:00:00.000Z');
const HOUR = 3_600_000;

describe('virtual time', () => {
  let database: TestDatabase;
  let store: Store;
  let real: number;
  const clockNow = async (): Promise<VirtualClock> => {
    const clock = new VirtualClock(store, () => real);
    await clock.load();
    return clock;
  };
  const jobsOf = (clock: VirtualClock) => new VirtualJobs(store, clock, createLogger('prova', 'silent'));

  beforeAll(async () => {
    database = await simulatorDatabase();
    store = new Store({ url: database.url, schema: database.schema, pool: 4 });
  });
  afterAll(async () => {
    await store?.close();
    await database?.close();
  });
  beforeEach(async () => {
    real = START;
    await store.run('update orologio set scarto_ms = 0, fermo = null, verso = null, sciogli = false');
    await store.run('delete from lavori');
  });

  it('runs 1:1, stands still when frozen, and goes on from where it stood', async () => {
    const clock = await clockNow();
    real += HOUR;
    expect(clock.now()).toBe(instantOf(START + HOUR));
    await clock.freeze();
    real += HOUR;
    expect(clock.now()).toBe(instantOf(START + HOUR));
    await clock.release();
    real += 1_000;
    expect(clock.now()).toBe(instantOf(START + HOUR + 1_000));
    expect((await clockNow()).now()).toBe(clock.now());
  });

  it('runs on the way what falls due, in time order, ties by creation', async () => {
    const clock = await clockNow();
    await clock.freeze();
    const jobs = jobsOf(clock);
    const seen: string[] = [];
    jobs.register('prova', async (job) => {
      seen.push(`${job.chiave}@${clock.now()}`);
      await VirtualJobs.done(store, job);
      // What a job brings about on the way runs on the way too.
      if (job.chiave === 'a') await VirtualJobs.add(store, 'prova', 'figlio', plusMs(job.scade, HOUR));
    });
    const at = (hours: number) => instantOf(START + hours * HOUR);
    await VirtualJobs.add(store, 'prova', 'c', at(3));
    await VirtualJobs.add(store, 'prova', 'a', at(1));
    await VirtualJobs.add(store, 'prova', 'b', at(3));
    await VirtualJobs.add(store, 'prova', 'oltre', at(9));
    expect(await jobs.advance(at(5))).toBe(4);
    expect(seen).toEqual([`a@${at(1)}`, `figlio@${at(2)}`, `c@${at(3)}`, `b@${at(3)}`]);
    expect(clock.now()).toBe(at(5));
    expect(await jobs.advance(at(4))).toBe(0);
    expect(clock.now()).toBe(at(5));
    await jobs.close();
  });

  it('resumes an advance that a crash has cut, and then runs 1:1 if it did before', async () => {
    const clock = await clockNow();
    await clock.aim(instantOf(START + 10 * HOUR));
    const jobs = jobsOf(await clockNow());
    jobs.start();
    for (;;) {
      const [row] = await store.rows<{ verso: string | null }>('select verso from orologio');
      if (row?.verso === null) break;
    }
    await jobs.close();
    const after = await clockNow();
    expect([after.mode, after.now()]).toEqual(['real', instantOf(START + 10 * HOUR)]);
  });

  it('tries again a job that failed, and does not step over it', async () => {
    const clock = await clockNow();
    await clock.freeze();
    const jobs = jobsOf(clock);
    let fails = 1;
    jobs.register('prova', async (job) => {
      if (fails-- > 0) throw new Error('not now');
      await VirtualJobs.done(store, job);
    });
    await VirtualJobs.add(store, 'prova', 'x', instantOf(START + HOUR));
    const target = instantOf(START + 2 * HOUR);
    await expect(jobs.advance(target)).rejects.toThrow('not now');
    expect(clock.now()).toBe(instantOf(START + HOUR));
    expect(await jobs.advance(target)).toBe(1);
    await jobs.close();
  });
});
