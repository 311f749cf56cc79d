import fc from 'fast-check';
import { type CsvRecord, CsvReader, RAW_MAX } from '.';

function read(text: string, chunk = text.length || 1): CsvRecord[] {
  const reader = new CsvReader();
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length; at += chunk) records.push(...reader.read(text.slice(at, at + chunk)));
  return [...records, ...reader.end()];
}
const fields = (text: string) => read(text).map((r) => r.fields);

describe('CSV del giornale : PF2.7.CSV', () => {
  it('keeps each record as it stood in the file, wherever a chunk ends, and of a very long one its beginning', () => {
    const lines = [
      '"a";"b ""c"" d"',
      '"x";"y\r\nz"',
      '"a"b;c',
      '',
      ' "q"; \\',
      'è;€',
      `"${'l'.repeat(2 * RAW_MAX)}";fine`,
    ];
    for (const end of ['\n', '\r\n', '\r'])
      for (const chunk of [1, 7, 100_000])
        expect(read(lines.join(end), chunk).map(({ raw }) => raw)).toEqual(lines.map((line) => line.slice(0, RAW_MAX)));
  });

  it.each([
    [
      'plain values',
      'a;b\nc;d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['no line end at the end', 'a;b', [['a', 'b']]],
    ['CRLF, LF and CR alone', 'a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
    ['empty lines', 'a\n\nb\r\n\r\n', [['a'], [''], ['b'], ['']]],
    [
      'empty values',
      ';;\n"";""',
      [
        ['', '', ''],
        ['', ''],
      ],
    ],
    ['quotes, with what separates inside', '"a;b";"c\nd";"e\r\nf"', [['a;b', 'c\nd', 'e\r\nf']]],
    ['a quote doubled', '"a ""b"" c";""""', [['a "b" c', '"']]],
    ['a quote escaped', '"a \\"b\\" c";"\\\\"', [['a "b" c', '\\']]],
    ['a backslash that escapes nothing', '"C:\\x";C:\\y', [['C:\\x', 'C:\\y']]],
    ['a quote inside an unquoted value', 'PSP "ALFA" SRL;x', [['PSP "ALFA" SRL', 'x']]],
    ['blanks after a closing quote', '"a" ;b', [['a ', 'b']]],
  ])('reads %s', (_, text, expected) => expect(fields(text)).toEqual(expected));

  it('a value that begins with a quote and goes on after it spoils its record alone', () =>
    expect(read('1;"IL SOLE" SRL;x\n2;"B";y\n')).toEqual([
      { fields: ['1', 'IL SOLE SRL', 'x'], broken: true, raw: '1;"IL SOLE" SRL;x' },
      { fields: ['2', 'B', 'y'], broken: false, raw: '2;"B";y' },
    ]));

  it('a second pair of quotes in one value spoils its record', () =>
    expect(read('"a" "b";c')).toEqual([{ fields: ['a "b"', 'c'], broken: true, raw: '"a" "b";c' }]));

  it.each([
    ['to the end of the file', '1;"IL SOLE;x\n2;B;y\n', 1],
    ['up to a quote of another line', '0;a;b\n1;"IL SOLE;x\n2;"B";y\n', 2],
    ['at an escape', '1;"a\\', 1],
  ])('a quote open %s refuses the file, and says where it was opened', (_, text, line) =>
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        code: 'CSV_NON_LEGGIBILE',
        message: `Virgolette aperte alla riga ${line} e mai chiuse`,
      }),
    ),
  );

  it('a quote that swallows a whole file is found before it fills the memory', () => {
    const reader = new CsvReader();
    const chunk = 'x\n'.repeat(30_000);
    const swallow = () => {
      for (let i = 0; i < 100; i++) Array.from(reader.read(i === 0 ? `"${chunk}` : chunk));
    };
    expect(swallow).toThrow(expect.objectContaining({ code: 'CSV_NON_LEGGIBILE' }));
  });

  it('reads the same however the text is cut', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ';', '"', '\\', '\n', '\r', ' ', 'è')).map((c) => c.join('')),
        fc.integer({ min: 1, max: 4 }),
        (text, chunk) => {
          const outcome = (size?: number) => {
            try {
              return read(text, size);
            } catch (error) {
              return (error as Error).message;
            }
          };
          expect(outcome(chunk)).toEqual(outcome());
        },
      ),
    ));

  it('reads what was written, quote by quote', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), { minLength: 1 }), (rows) => {
        const text = rows.map((r) => r.map((v) => `"${v.replace(/["\\]/g, '\\$&')}"`).join(';')).join('\n');
        expect(fields(text)).toEqual(rows);
      }),
    ));
});
