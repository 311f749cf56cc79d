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

it.each([
  [4, 0],
  [5, 1],
  [6, 2],
  [8, 8],
  [40, 300],
])('after %i wrong secrets in a row the wait is %i s', (times, wait) => {
  const l = limit();
  for (let i = 0; i < times; i += 1) l.failed('a', 'c');
  expect(l.waitOf('a', 'c')).toBe(wait);
  expect([l.waitOf('b', 'c'), l.waitOf('a', 'd')]).toEqual([0, 0]);
});

it('a right secret forgets the wrong ones', () => {
  const l = limit();
  for (let i = 0; i < 9; i += 1) l.failed('a', 'c');
  l.succeeded('a', 'c');
  expect(l.waitOf('a', 'c')).toBe(0);
  expect(l.failed('a', 'c')).toBe(1);
});

it('remembers no more than it may: the oldest are forgotten', () => {
  const l = limit();
  for (let i = 0; i < 9; i += 1) l.failed('a', 'first');
  for (let i = 0; i < 10_000; i += 1) l.failed('a', `c${i}`);
  expect(l.waitOf('a', 'first')).toBe(0);
});
