import { ALL_FLAGS } from '@mypay/pivot-core/testing';
import { Metrics } from '@mypay/platform/log';
import { PgDirtyQueue } from '../../outbound/persistence/pg-dirty-keys';
import { type Bench, testBench } from '../../testing/bench';
import { ClassifierMetrics } from './classifier-metrics';

let bench: Bench;
beforeAll(async () => {
  bench = await testBench();
}, 120_000);
afterAll(() => bench?.close());

describe('le metriche della coda di classificazione', () => {
  it('count what waits, its age and what was put off, over all enti', async () => {
    const metrics = new Metrics();
    new ClassifierMetrics(metrics, new PgDirtyQueue(bench.db));
    const read = async (name: string): Promise<number> =>
      Number(new RegExp(`^${name} (.*)$`, 'm').exec(await metrics.text())?.[1]);

    expect([await read('chiavi_sporche'), await read('chiavi_sporche_eta_secondi')]).toEqual([0, 0]);
    const [one, other] = [await bench.newEnte(ALL_FLAGS), await bench.newEnte(ALL_FLAGS)];
    await bench.pivot.run(one, async ({ chiavi }) => {
      await chiavi.add([{ tipo: 'IUV', chiave: 'A' }]);
      await chiavi.postponeOldest();
    });
    await bench.pivot.run(other, ({ chiavi }) =>
      chiavi.add([
        { tipo: 'IUV', chiave: 'B' },
        { tipo: 'IUV', chiave: 'C' },
      ]),
    );
    await bench.asAdmin(`update chiavi_sporche set aggiunta_il = now() - interval '1 hour' where chiave = 'B';
      update chiavi_sporche set aggiunta_il = now() - interval '1 day' where chiave = 'A'`);

    expect([await read('chiavi_sporche'), await read('chiavi_rimandate')]).toEqual([2, 1]);
    const age = await read('chiavi_sporche_eta_secondi');
    expect(age).toBeGreaterThanOrEqual(3_600);
    expect(age).toBeLessThan(86_400);
  });
});
