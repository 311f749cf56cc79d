import fc from 'fast-check';
import { splitRiga, hasFormula, writeRiga } from './riga';

describe('splitting a physical line', () => {
  it.each([
    ['FILE-separatore', 'a;b;c', ['a', 'b', 'c']],
    ['FILE-separatore', 'a;;', ['a', '', '']],
    ['FILE-separatore', '', ['']],
    ['FILE-separatore', 'a;"b;c";d', ['a', 'b;c', 'd']],
    ['FILE-separatore', '"a;b', ['"a', 'b']],
    ['FILE-separatore', 'a;"b;c', ['a;"b', 'c']],
    ['FILE-virgolette', ' a ; " b " ', ['a', ' b ']],
    ['FILE-virgolette', String.raw`"dice \"ciao\"";x`, ['dice "ciao"', 'x']],
    ['FILE-virgolette', '"a""b";x', ['a""b', 'x']],
    ['FILE-virgolette', '"";x', ['', 'x']],
    ['FILE-virgolette', 'a"b"c;x', ['a"b"c', 'x']],
    ['FILE-virgolette', '""a"";x', ['"a"', 'x']],
  ])('%s: %s', (_, riga, campi) => expect(splitRiga(riga)).toEqual(campi));

  it('FILE-separatore: reads what it writes, for fields without quotes', () => {
    const field = fc
      .string({ unit: 'grapheme' })
      .filter((t) => !/["\p{Cc}]/u.test(t) && t.replace(/^\x20+|\x20+$/g, '') === t);
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 40 }), (campi) =>
        expect(splitRiga(writeRiga(campi))).toEqual(campi),
      ),
    );
  });

  it('FILE-separatore: agrees with the pattern of the original on any line', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', ';', '"', '\\'), maxLength: 40 });
    const original = (riga: string) => riga.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/).length;
    fc.assert(
      fc.property(line, (riga) => splitRiga(riga).length === original(riga)),
      { numRuns: 2000 },
    );
  });

  it('FILE-separatore: takes a time in proportion to the line, however hostile', () => {
    const started = performance.now();
    splitRiga(`${';"'.repeat(500_000)}x`);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('a cell that a spreadsheet would run', () => {
  it.each([
    ['a;=1+1;b', true],
    ['@SUM(A1);x', true],
    ['a; "-2+3"', true],
    ['"1;=HYPERLINK(1)"', true],
    ['a;+cmd', true],
    ['a;-5;+54.00;"-1,5"', false],
    ['a=b;c-d;e@f.it;;', false],
  ])('T2: %s is %s', (riga, expected) => expect(hasFormula(riga)).toBe(expected));
});
