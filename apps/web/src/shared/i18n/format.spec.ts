import fc from 'fast-check';
import { addMoney, formatDay, formatInstant, formatMoney, formatNumeroAvviso, readMoney } from './format';

describe('amounts', () => {
  it.each([
    ['0.00', '€\u00a00,00'],
    ['120.50', '€\u00a0120,50'],
    ['1234.5', '€\u00a01.234,50'],
    ['999999999.99', '€\u00a0999.999.999,99'],
    ['-3.10', '−€\u00a03,10'],
  ])('%s of the wire is read as %s', (wire, read) => expect(formatMoney(wire)).toBe(read));

  it.each([
    ['1.234,56', '1234.56'],
    ['1234,5', '1234.50'],
    ['12', '12.00'],
    ['12.50', '12.50'],
    ['1.234', '1234.00'],
    ['€ 7,00', '7.00'],
    ['007', '7.00'],
  ])('%s as typed becomes %s', (typed, wire) => expect(readMoney(typed)).toBe(wire));

  it.each(['', 'dieci', '1,234', '1.23.4', '-5', '1,2,3'])('«%s» is no amount', (typed) =>
    expect(readMoney(typed)).toBeUndefined(),
  );

  it('what is shown can be typed again', () =>
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 99_999_999_999n }), (cents) => {
        const digits = cents.toString().padStart(3, '0');
        const wire = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(readMoney(formatMoney(wire))).toBe(wire);
      }),
    ));

  it('sums are exact, whatever a float would make of them', () => {
    expect(addMoney(['0.10', '0.20'])).toBe('0.30');
    expect(addMoney(['999999999.99', '0.01', '-1000000000.00'])).toBe('0.00');
    expect(addMoney([])).toBe('0.00');
  });
});

describe('days and instants', () => {
  it('a civil day is the same wherever the browser stands', () => expect(formatDay('2026-03-29')).toBe('29/03/2026'));

  it('an instant is told at Italy’s clock, on both sides of the change of hour', () => {
    expect(formatInstant('2026-03-29T00:30:00Z')).toBe('29/03/2026, 01:30');
    expect(formatInstant('2026-03-29T01:30:00Z')).toBe('29/03/2026, 03:30');
  });

  it('what is no date is shown as it came', () => expect(formatDay('domani')).toBe('domani'));
});

it('a notice number stands in groups of four', () =>
  expect(formatNumeroAvviso('301000000000001234')).toBe('3010\u00a00000\u00a00000\u00a00012\u00a034'));
