import { readCursor, toPage, writeCursor } from './index';

const TYPES = ['instant', 'date', 'text', 'bigint', 'int', 'uuid'] as const;
const KEY = [
  new Date('2026-11-30T10:00:00.123Z'),
  '2026-11-30',
  'IUD/1 è "x"',
  9_007_199_254_740_993n,
  -7,
  '1d0b3e0c-3a3e-4c55-9a57-0c9f3a1f7a10',
] as const;

it('a cursor names the key that it was made of', () => expect(readCursor(writeCursor(KEY), TYPES)).toEqual([...KEY]));
it('no cursor is the first page', () => expect(readCursor(undefined, TYPES)).toBeUndefined());

const forged = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
it.each([
  ['nothing', ''],
  ['no JSON', 'ciao'],
  ['a number', forged(1)],
  ['null', forged(null)],
  ['an object', forged({ length: 1 })],
  ['too few parts', forged([])],
  ['too many parts', forged(['a', 'b'])],
  ['a part of another type', forged([1])],
  ['a nested part', forged([['a']])],
  ['U+0000', forged(['a\0'])],
  ['a lone surrogate', Buffer.from('["\\ud800"]').toString('base64url')],
])('a forged cursor of %s is a coded 400', (_, cursor) =>
  expect(() => readCursor(cursor, ['text'])).toThrow(
    expect.objectContaining({ status: 400, code: 'CURSORE_NON_VALIDO' }),
  ),
);
it.each([
  ['date', '2026-02-31'],
  ['date', '2026-1-1'],
  ['date', '0000-01-01'],
  ['instant', '2026-11-31T99:00:00.000Z'],
  ['instant', '+012026-11-30T10:00:00.000Z'],
  ['int', 2 ** 31],
  ['int', 1.5],
  ['bigint', '9223372036854775808'],
  ['bigint', '1e3'],
  ['bigint', 5],
  ['uuid', 'x'],
] as const)('a %s that the database would not take is refused before: %j', (type, part) =>
  expect(() => readCursor(forged([part]), [type])).toThrow(expect.objectContaining({ code: 'CURSORE_NON_VALIDO' })),
);

it('a page has a cursor when there is more, and none at the end', () => {
  const page = (rows: string[]) =>
    toPage(
      rows,
      2,
      (row) => [row],
      (row) => row.toUpperCase(),
    );
  expect(page(['a', 'b', 'c'])).toEqual({ elementi: ['A', 'B'], cursore: writeCursor(['b']) });
  expect(page(['a', 'b'])).toEqual({ elementi: ['A', 'B'], cursore: null });
  expect(page([])).toEqual({ elementi: [], cursore: null });
});
