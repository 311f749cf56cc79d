import { Reclassify, Verify } from '@mypay/pivot-core';
import { apply, chanceFromSeed, randomStory } from '@mypay/pivot-core/testing';
import { type Bench, testBench } from '../../testing/bench';
import { recountClassi } from './pg-classi';
import { keptAndFromScratch } from '../../testing/comparison.fixture';

const UNSTOPPED = { signal: new AbortController().signal, progress: () => Promise.resolve() };

let bench: Bench;
beforeAll(async () => {
  bench = await testBench();
}, 120_000);
afterAll(() => bench.close());

describe('storie a caso sulla base dati : PV2.6.ORDINE', () => {
  it.each(Array.from({ length: 12 }, (_, i) => 1_000 + i))(
    'seed %i: incremental equals from scratch, counters too, and a rebuild changes nothing',
    async (seed) => {
      const chance = chanceFromSeed(seed);
      const flag = { flgPagati: chance(2) === 0, flgTesoreria: chance(3) !== 0 };
      const ente = await bench.newEnte(flag);
      const worker = new Reclassify(bench.classificazione, 1 + chance(8));
      for (const [i, step] of randomStory(chance, 30).entries()) {
        await bench.pivot.run(ente, (stores) => apply(stores, step, i + 1));
        if (chance(3) === 0) await worker.turn(ente);
      }
      await worker.untilQuiet(ente);
      const { conservata, daZero } = await keptAndFromScratch(bench, ente, flag);
      expect(conservata).toEqual(daZero);
      expect(await new Verify(bench.classificazione, { keys: 3, payments: 3, lanes: 1 }).execute(ente)).toMatchObject({
        differing: 0,
        skipped: 0,
      });
      await bench.markAllDirty(ente);
      expect(await worker.untilQuiet(ente)).toBe(0);
      expect(await bench.rebuild({ keys: 4, payments: 5, lanes: 2 }).execute(ente, UNSTOPPED)).toBe(0);

      await bench.forgetResults(ente);
      expect(await bench.rebuild({ keys: 4, payments: 5, lanes: 2 }).execute(ente, UNSTOPPED)).toBeGreaterThan(0);
      expect((await keptAndFromScratch(bench, ente, flag)).conservata).toEqual(daZero);
    },
  );

  it('with four writers, a worker and two rebuilds at once', async () => {
    const flag = { flgPagati: true, flgTesoreria: true };
    const ente = await bench.newEnte(flag);
    let order = 0;
    let finished = 0;
    const writers = [1, 2, 3, 4].map(async (seed) => {
      for (const step of randomStory(chanceFromSeed(seed), 40))
        await retry(() => bench.pivot.run(ente, (stores) => apply(stores, step, ++order)));
      finished++;
    });
    const worker = new Reclassify(bench.classificazione, 5);
    const busy = [
      async () => {
        while (finished < writers.length) await retry(() => worker.turn(ente));
      },
      ...[1, 2].map(() => async () => {
        while (finished < writers.length)
          await retry(() => bench.rebuild({ keys: 3, payments: 3, lanes: 2 }).execute(ente, UNSTOPPED));
      }),
    ];
    await Promise.all([...writers, ...busy.map((work) => work())]);
    await worker.untilQuiet(ente);
    const { conservata, daZero } = await keptAndFromScratch(bench, ente, flag);
    expect(conservata).toEqual(daZero);
  }, 60_000);

  it('with four writers and two workers at once', async () => {
    const flag = { flgPagati: true, flgTesoreria: true };
    const ente = await bench.newEnte(flag);
    let order = 0;
    let finished = 0;
    const writers = [1, 2, 3, 4].map(async (seed) => {
      for (const step of randomStory(chanceFromSeed(seed), 40))
        await retry(() => bench.pivot.run(ente, (stores) => apply(stores, step, ++order)));
      finished++;
    });
    const worker = new Reclassify(bench.classificazione, 5);
    const workers = [1, 2].map(async () => {
      while (finished < writers.length) await retry(() => worker.turn(ente));
    });
    await Promise.all([...writers, ...workers]);
    await worker.untilQuiet(ente);
    const { conservata, daZero } = await keptAndFromScratch(bench, ente, flag);
    expect(conservata).toEqual(daZero);
  }, 60_000);
});

describe('i contatori', () => {
  it('are put right when they are wrong, and left alone when they are right', async () => {
    const ente = await bench.newEnte({ flgPagati: true, flgTesoreria: true });
    for (const [i, step] of randomStory(chanceFromSeed(5), 20).entries())
      await bench.pivot.run(ente, (stores) => apply(stores, step, i + 1));
    await new Reclassify(bench.classificazione).untilQuiet(ente);
    const { contatori, months } = await bench.kept(ente);
    const recount = () => bench.db.inEnte(ente, (tx) => recountClassi(tx, ente));
    expect(await recount()).toBe(0);
    await bench.db.inEnte(ente, (tx) => tx.execute(`update contatori set numero = numero + 7 where ente = $1`, [ente]));
    await bench.db.inEnte(ente, (tx) => tx.execute(`delete from totali_mensili where ente = $1`, [ente]));
    expect(await recount()).toBeGreaterThan(0);
    expect(await bench.kept(ente)).toMatchObject({ contatori, months });
    expect(Object.keys(months).length).toBeGreaterThan(0);
  });
});

/** As the platform does after a deadlock: what was rolled back is tried again. */
async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01') throw error;
    }
}
