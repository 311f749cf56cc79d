import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { Reclassify } from '../application/reclassify';
import { apply, InMemoryArchive, type Example, inWords, isExpected, permutations } from '../testing';
import file from '../testing/pivot-cases.json';
import { classifyAll } from '.';

const ENTE = '00000000001' as CodiceFiscaleEnte;
const EXAMPLES = file.cases as unknown as Example[];

describe('classificazione: ogni caso, da zero: PV2.2.CONTEGGI', () => {
  it.each(EXAMPLES.map((c) => [c.id, c.title, c] as const))('%s %s', async (_id, _title, example) => {
    const orders = example.orderIndependent ? permutations(example.steps) : [example.steps];
    for (const steps of orders) {
      const archive = new InMemoryArchive(example.ente);
      for (const [i, step] of steps.entries()) {
        await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
        for (const point of example.checkpoints ?? [])
          if (point.afterStep === i + 1) expect(fromScratch(archive)).toMatchObject(partlyExpected(point));
      }
      const found = fromScratch(archive);
      if (!isExpected(example.expected, found)) expect(found).toEqual(example.expected);
    }
  });
});

describe('classificazione: ogni caso, un passo alla volta per chiavi sporche: PV2.6.ORDINE', () => {
  it.each(EXAMPLES.map((c) => [c.id, c.title, c] as const))('%s %s', async (_id, _title, example) => {
    const orders = example.orderIndependent ? permutations(example.steps) : [example.steps];
    let n = 0;
    for (const steps of orders) {
      const archive = new InMemoryArchive(example.ente);
      const worker = new Reclassify(archive, 1 + (n++ % 3)); // tiny batches: every interleaving of levels
      for (const [i, step] of steps.entries()) {
        await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
        if (n % 2 === 0) await archive.run(ENTE, (stores) => apply(stores, step, i + 1)); // delivered twice
        if (n % 4 !== 0 || i === steps.length - 1) await worker.untilQuiet(ENTE);
      }
      const found = inWords(archive.kept(), archive.counted());
      if (!isExpected(example.expected, found)) expect(found).toEqual(example.expected);
    }
  });
});

function fromScratch(archive: InMemoryArchive) {
  return inWords(classifyAll(archive.all(), archive.flag), archive.counted());
}

function partlyExpected({ payments, notifications, cash }: NonNullable<Example['checkpoints']>[number]) {
  const sets = (o: Readonly<Record<string, readonly string[]>> = {}) =>
    Object.fromEntries(Object.entries(o).map(([k, v]) => [k, expect.arrayContaining([...v])]));
  return { payments: sets(payments), notifications: sets(notifications), cash: sets(cash) };
}
