import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { Reclassify } from '@mypay/pivot-core';
import { apply, type Example, inWords, isExpected } from '@mypay/pivot-core/testing';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { testBench, type Bench } from '../../testing/bench';

const FILE = path.join(__dirname, '../../../core/testing/pivot-cases.json');
const EXAMPLES = (JSON.parse(readFileSync(FILE, 'utf8')) as { cases: Example[] }).cases;
let bench: Bench;
beforeAll(async () => {
  bench = await testBench();
}, 120_000);
afterAll(() => bench.close());

describe('il worker della base dati: ogni caso : PV2.6.ORDINE', () => {
  it.each(EXAMPLES.map((c) => [c.id, c.title, c] as const))('%s %s', async (_id, _title, example) => {
    const orders = example.orderIndependent ? chosenOrders(example) : [example.steps];
    for (const [n, steps] of orders.entries()) {
      const ente = await bench.newEnte(example.ente);
      const worker = new Reclassify(bench.classificazione, 1 + (n % 3) * 2);
      for (const [i, step] of steps.entries()) {
        await bench.pivot.run(ente, (stores) => apply(stores, step, i + 1));
        const point = example.checkpoints?.find((p) => p.afterStep === i + 1);
        if (point || n % 2 === 0) await worker.untilQuiet(ente);
        if (point) {
          const { afterStep: _, ...expected } = point;
          compare(expected, await stato(ente));
        }
      }
      await worker.untilQuiet(ente);
      compare(example.expected, await stato(ente));
      await bench.markAllDirty(ente);
      expect(await worker.untilQuiet(ente)).toBe(0); // a rebuild changes nothing
    }
  });
});

const stato = async (ente: CodiceFiscaleEnte) => {
  const { classificazione, fatti } = await bench.kept(ente);
  return inWords(classificazione, fatti.movimenti);
};

function compare(expected: Example['expected'], found: ReturnType<typeof inWords>): void {
  if (!isExpected(expected, found)) expect(found).toEqual({ ...found, ...expected });
}

/** The given order, its reverse, and two rotations: the pure core tries them all. */
function chosenOrders({ steps }: Example): Example['steps'][] {
  const turn = (k: number) => [...steps.slice(k), ...steps.slice(0, k)];
  return steps.length === 1 ? [steps] : [steps, [...steps].reverse(), turn(1), [...turn(1)].reverse()];
}
