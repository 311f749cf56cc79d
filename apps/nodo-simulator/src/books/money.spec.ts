import { cents, readEuro, total, writeEuro } from './money';
import { Stream } from './random';

describe('money', () => {
  it('reads back every amount that it writes', () => {
    const draws = new Stream('money');
    for (let at = 0; at < 2000; at += 1) {
      const amount = cents(draws.integer(-99_999_999_999, 99_999_999_999));
      expect(readEuro(writeEuro(amount))).toBe(amount);
    }
  });

  it.each([
    ['0.05', 5],
    ['-0.05', -5],
    ['999999999.99', 99_999_999_999],
  ])('%s is %i cents', (text, amount) => {
    expect(readEuro(text)).toBe(amount);
    expect(writeEuro(cents(amount))).toBe(text);
  });

  it.each(['1', '1.5', '1,50', '1.500', ' 1.50', '1e3', ''])('refuses %j', (text) =>
    expect(() => readEuro(text)).toThrow(RangeError),
  );

  it('refuses fractions of a cent and sums that a double cannot hold', () => {
    expect(() => cents(0.5)).toThrow(RangeError);
    expect(() => total([cents(Number.MAX_SAFE_INTEGER), cents(1)])).toThrow(RangeError);
  });
});
