import { checkDigits, foreignIuv, hasRightCheckDigits, hasRightReference } from './iuv';

it('computes the check digits of the example of pagopa-node.md §16.1', () => {
  expect(checkDigits('021000000000001')).toBe('88');
  expect(hasRightCheckDigits('02100000000000188')).toBe(true);
  expect(hasRightCheckDigits('02100000000000189')).toBe(false);
});

it('makes IUVs that a platform cannot have given out, with right check digits', () => {
  const iuv = foreignIuv('01', '97', '00000000001');
  expect(iuv).toMatch(/^0197/);
  expect(hasRightCheckDigits(iuv)).toBe(true);
});

it.each([
  ['RF40123456789012345678901', true],
  ['RF9548123', true],
  ['RF9648123', false],
  ['9548123', false],
])('%s as an RF code: %s', (code, right) => expect(hasRightReference(code)).toBe(right));
