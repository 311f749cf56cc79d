import { RateLimit } from './rate-limit';

const at = { ms: 0 };
const limit = (perMinute = 3) => new RateLimit(perMinute, () => at.ms);
beforeEach(() => void (at.ms = 0));

it('lets an address ask so often a minute, and says how long to wait', () => {
  const l = limit();
  expect([l.request('a'), l.request('a'), l.request('a')]).toEqual([0, 0, 0]);
  at.ms = 20_000;
  expect(l.request('a')).toBe(40);
  expect(l.request('b')).toBe(0);
  at.ms = 60_000;
  expect(l.request('a')).toBe(0);
});

/** A check that answers when it is told to. */
const held = () => {
  const asked: ((right: boolean) => void)[] = [];
  const check = (): Promise<boolean> =>
    new Promise((resolve) => {
      asked.push(resolve);
    });
  return { asked, check };
};
const wrong = (l: RateLimit, times: number, clientId = 'c') =>
  Array.from({ length: times }).reduce<Promise<unknown>>(
    (before) =>
      before.then(() => {
        at.ms += 400_000;
        return l.guess('a', clientId, async () => false);
      }),
    Promise.resolve(),
  );
const settled = () => new Promise((resolve) => setImmediate(resolve));

it.each([
  [4, 0],
  [5, 1],
  [6, 2],
  [8, 8],
  [40, 300],
])('after %i wrong secrets in a row the wait is %i s', async (times, wait) => {
  const l = limit();
  await wrong(l, times);
  expect(l.waitOf('a', 'c')).toBe(wait);
  expect([l.waitOf('b', 'c'), l.waitOf('a', 'd')]).toEqual([0, 0]);
});

it('a right secret forgets the wrong ones', async () => {
  const l = limit();
  await wrong(l, 9);
  at.ms += 400_000;
  expect(await l.guess('a', 'c', async () => true)).toEqual({ right: true });
  expect(l.waitOf('a', 'c')).toBe(0);
  expect(await l.guess('a', 'c', async () => false)).toEqual({ right: false, failures: 1 });
});

it('guesses at once are checked no more often than one after the other', async () => {
  const l = limit();
  const { asked, check } = held();
  const guesses = Array.from({ length: 50 }, () => l.guess('a', 'c', check));
  await settled();
  expect(asked).toHaveLength(5);
  for (const answer of asked) answer(false);
  const outcomes = await Promise.all(guesses);
  expect(asked).toHaveLength(5);
  expect(outcomes.filter((outcome) => 'wait' in outcome)).toHaveLength(45);
  at.ms = 1_500;
  const again = Array.from({ length: 10 }, () => l.guess('a', 'c', check));
  await settled();
  expect(asked).toHaveLength(6);
  asked.at(-1)?.(false);
  await Promise.all(again);
  expect(asked).toHaveLength(6);
});

it('right secrets at once all pass, however many', async () => {
  const l = limit();
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => l.guess('a', 'c', async () => true)));
  expect(outcomes).toEqual(outcomes.map(() => ({ right: true })));
});

it('a check that could not be made counts against nobody, and hands its error on', async () => {
  const l = limit(1);
  const down = () => Promise.reject(new Error('down'));
  const guesses = Array.from({ length: 8 }, () => l.guess('a', 'c', down).catch((error: Error) => error.message));
  expect(await Promise.all(guesses)).toEqual(Array.from({ length: 8 }, () => 'down'));
  expect(await l.guess('a', 'c', async () => false)).toEqual({ right: false, failures: 1 });
  l.request('a');
  l.forgive('a');
  expect(l.request('a')).toBe(0);
});

it('remembers no more than it may: the oldest are forgotten', async () => {
  const l = limit();
  await wrong(l, 9, 'first');
  for (let i = 0; i < 10_000; i += 1) await l.guess('a', `c${i}`, async () => false);
  expect(l.waitOf('a', 'first')).toBe(0);
});
