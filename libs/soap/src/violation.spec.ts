import { reasonOf } from './violation';

const NAME = "Element '{http://x/}paymentAmount'";
const HALF = 500_000;
/** Below this a measure is noise, and nobody waits. */
const UNNOTICED_MS = 200;

describe('why a schema refuses an element, from the words of the validator', () => {
  it.each([
    [`${NAME}: [facet 'pattern'] The value 'RSSMRA80A01H501U' is not accepted`, 'valore non ammesso (pattern)'],
    [`${NAME}: 'RSSMRA80A01H501U' is not a valid value of the atomic type`, 'valore non ammesso'],
    [
      `${NAME}: This element is not expected. Expected is one of ( {http://x/}fee, notice ).`,
      'non previsto in questo punto (atteso: fee, notice)',
    ],
    [`${NAME}: Missing child element(s). Expected is ( idPA ).`, 'manca un elemento (atteso: idPA)'],
    [`${NAME}, attribute 'RSSMRA80A01H501U': The attribute is not allowed.`, 'attributo non previsto'],
    [`${NAME}: Character content other than whitespace is not allowed`, 'testo dove sono previsti solo elementi'],
  ])('%s', (message, cause) => expect(reasonOf(message)).toBe(`elemento 'paymentAmount': ${cause}`));

  it('is told of a message that says no element, without a word of it', () =>
    expect(reasonOf('RSSMRA80A01H501U')).toBe('non conforme allo schema'));

  it.each([
    ['words of the validator', (n: number) => `${NAME}: [facet 'pattern'] ${"The value '".repeat(n / 11)}`],
    ['quotes', (n: number) => `${NAME}: ${"'".repeat(n)}`],
    ['a name without end', (n: number) => `Element '${'{x}'.repeat(n / 3)}`],
    [
      'names that are expected',
      (n: number) => `${NAME}: This element is not expected. Expected is ( ${'a, '.repeat(n / 3)}`,
    ],
    ['blanks', (n: number) => `${NAME}: [facet '${' '.repeat(n)}`],
  ])('a message of 1 MB of %s takes less than three times as long as half of it, and stays short', (_, make) => {
    const elapsed = (message: string): number => {
      const start = performance.now();
      expect(reasonOf(message).length).toBeLessThan(1_000);
      return performance.now() - start;
    };
    const half = elapsed(make(HALF));
    expect(elapsed(make(2 * HALF))).toBeLessThan(3 * Math.max(half, UNNOTICED_MS));
  });
});
