import { classify } from './classes';
import cases from './fixtures/pivot-cases.json';
import { recordsAfter, type CaseStep } from './testing/case-records';

const bySlash = (key: string): string => key.replaceAll('|', '/');
const sorted = (classes: readonly string[]): string[] => [...classes].sort();
const setsOf = (expected: object): Record<string, string[]> =>
  Object.fromEntries(Object.entries(expected).map(([key, classes]) => [bySlash(key), sorted(classes as string[])]));

describe('the classes of pivot.md §2.2, as the simulator reads them', () => {
  it.each(cases.cases.map((item) => [item.id, item.title, item] as const))('%s %s', (_, __, item) => {
    const steps = item.steps as unknown as CaseStep[];
    const orders = item.orderIndependent ? permutations(steps) : [steps];
    for (const order of orders) {
      const { payments, notifications, movements, flows } = classify(recordsAfter(order), item.ente);
      expect(Object.fromEntries([...payments].map(([key, { classes }]) => [key, sorted(classes)]))).toEqual(
        setsOf(item.expected.payments),
      );
      expect(Object.fromEntries([...payments].map(([key, { synthesis }]) => [key, synthesis]))).toEqual(
        Object.fromEntries(Object.entries(item.expected.sintesi).map(([key, value]) => [bySlash(key), value])),
      );
      expect(Object.fromEntries(notifications)).toEqual(item.expected.notifications);
      expect(Object.fromEntries(movements)).toEqual(item.expected.cash);
      expect(
        Object.fromEntries(
          [...flows].map(([key, { verdict, rows, rowsWithoutReceipt }]) => [
            key.split('/')[1],
            { verdict, rows, rowsSenzaRt: rowsWithoutReceipt },
          ]),
        ),
      ).toEqual(
        Object.fromEntries(
          Object.entries(item.expected.flows as Record<string, Record<string, unknown>>).map(
            ([iuf, { verdict, rows, rowsSenzaRt }]) => [iuf.toUpperCase(), { verdict, rows, rowsSenzaRt }],
          ),
        ),
      );
    }
  });

  it.each(
    cases.cases.flatMap((item) =>
      ('checkpoints' in item ? (item.checkpoints ?? []) : []).map(
        (check) => [item.id, check.afterStep, item, check] as const,
      ),
    ),
  )('%s after step %i', (_, afterStep, item, check) => {
    const facts = recordsAfter((item.steps as unknown as CaseStep[]).slice(0, afterStep));
    const { payments, notifications, movements } = classify(facts, item.ente);
    expect(Object.fromEntries([...payments].map(([key, { classes }]) => [key, sorted(classes)]))).toEqual(
      setsOf(check.payments),
    );
    expect(Object.fromEntries(notifications)).toEqual(check.notifications);
    expect(Object.fromEntries(movements)).toEqual(check.cash);
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}
