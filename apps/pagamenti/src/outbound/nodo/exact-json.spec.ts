import { formatEuro } from '@mypay/kernel';
import fc from 'fast-check';
import { centsOfNumber, parseKeepingNumbers } from './exact-json';

describe('FDR-9.5-importi: amounts of JSON', () => {
  it.each([
    ['0', 0n],
    ['4', 400n],
    ['4.5', 450n],
    ['120.50', 12050n],
    ['0.10', 10n],
    ['120.500', 12050n],
    ['-7.01', -701n],
    ['1.23456789E7', 1234567890n],
    ['1E2', 10000n],
    ['1.5e+1', 1500n],
    ['1.0E-2', 1n],
    ['9007199254740993.01', 900719925474099301n],
  ])('%s is exactly %s cents', (text, expected) => {
    expect(centsOfNumber(text)).toBe(expected);
  });

  it.each(['1.005', '0.001', '1E-3', '', 'abc', '1,00', '.5', '1.', '0x10', '1E999', ' 1'])('refuses %j', (text) => {
    expect(centsOfNumber(text)).toBeUndefined();
  });

  it('reads back every amount as written, plain or scientific', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -99_999_999_999n, max: 99_999_999_999n }),
        fc.integer({ min: 0, max: 9 }),
        (amount, shift) => {
          const plain = formatEuro(amount);
          expect(centsOfNumber(plain)).toBe(amount);
          const digits = (amount < 0n ? -amount : amount).toString();
          const mantissa = `${amount < 0n ? '-' : ''}${digits[0]}.${digits.slice(1) || '0'}${'0'.repeat(shift)}`;
          expect(centsOfNumber(`${mantissa}E${digits.length - 1 - 2}`)).toBe(amount);
        },
      ),
      { seed: 20251110 },
    );
  });

  it('leaves numbers inside texts, and everything else, as JSON says', () => {
    expect(parseKeepingNumbers('{"a":1.10,"b":"x 2.50 \\" 3","c":[-1E2,true,null],"4":"5"}')).toEqual({
      a: '1.10',
      b: 'x 2.50 " 3',
      c: ['-1E2', true, null],
      4: '5',
    });
    expect(() => parseKeepingNumbers('{"a":1')).toThrow(SyntaxError);
  });
});
