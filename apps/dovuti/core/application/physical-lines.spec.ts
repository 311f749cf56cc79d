import fc from 'fast-check';
import { physicalLines } from './physical-lines';

async function* pieces(...all: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const piece of all) yield await Promise.resolve(Buffer.from(piece));
}
const lines = async (source: AsyncIterable<Buffer>, max?: number) => {
  const all: string[] = [];
  for await (const batch of physicalLines(source, max))
    for (const { byte, whole } of batch) all.push(whole ? byte.toString() : `${byte.length} di troppi`);
  return all;
};

describe('physical lines', () => {
  it.each([
    ['FILE-righe', ['a\nb\n'], ['a', 'b']],
    ['FILE-righe', ['a\r\nb'], ['a', 'b']],
    ['FILE-righe', ['a\r', '\nb\n\nc'], ['a', 'b', '', 'c']],
    ['FILE-righe', ['', ''], []],
    ['FILE-righe', ['a\rb\n'], ['a', 'b']],
    ['FILE-righe', ['a\r', 'b\r\r\nc\r'], ['a', 'b', '', 'c']],
    ['FILE-righe', ['è', '\nà'], ['è', 'à']],
  ])('%s: %o', async (_, source, expected) => expect(await lines(pieces(...source))).toEqual(expected));

  it('FILE-righe: a line without end is kept only up to a limit, and spoils itself alone', async () =>
    expect(await lines(pieces('x'.repeat(30), 'x'.repeat(30), '\nok\n'), 50)).toEqual(['50 di troppi', 'ok']));

  it('FILE-righe: are the same wherever the bytes are cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'è') }),
        fc.integer({ min: 1, max: 5 }),
        async (text, size) => {
          const bytes = Buffer.from(text);
          const cut = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
            bytes.subarray(i * size, (i + 1) * size),
          );
          expect(await lines(pieces(...cut))).toEqual(await lines(pieces(bytes)));
        },
      ),
    ));
});
