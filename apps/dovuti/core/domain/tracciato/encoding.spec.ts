import { decodeUtf8, refusedByFirstLine } from './encoding';

describe('the text of a line', () => {
  it('FILE-codifica: is read when it is UTF-8, whatever it says', () => {
    for (const text of ['Nicolò D’Agostì', '', 'plain', '\uFEFFIUD', '𝄞'])
      expect(decodeUtf8(Buffer.from(text))).toBe(text);
  });

  it.each([
    ['Windows-1252', Buffer.from('Niccolò', 'latin1')],
    ['cut in a character', Buffer.from('è').subarray(0, 1)],
    ['half a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['the sign of a lost character', Buffer.from('Niccol\uFFFD')],
  ])('FILE-codifica: is not read from %s', (_, bytes) => expect(decodeUtf8(bytes)).toBeUndefined());
});

describe('the first line of a file', () => {
  it.each([
    ['plain', Buffer.from('IUD;codIuv'), undefined],
    ['with a BOM', Buffer.from('\uFEFFIUD;codIuv'), undefined],
    ['with accents in Windows-1252, which nobody stores', Buffer.from('località', 'latin1'), undefined],
    ['empty', Buffer.alloc(0), undefined],
    ['in UTF-16 with a BOM', Buffer.from('\uFEFFIUD', 'utf16le'), 'PAA_IMPORT_CODIFICA_NON_UTF8(UTF-16)'],
    ['in UTF-16 without', Buffer.from('IUD;codIuv', 'utf16le'), 'PAA_IMPORT_CODIFICA_NON_UTF8(UTF-16)'],
    ['of an xlsx', Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0!'), 'PAA_IMPORT_NO_CSV'],
    ['of an xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'PAA_IMPORT_NO_CSV'],
    ['of a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'PAA_IMPORT_NO_CSV'],
    ['of a gzip', Buffer.from([0x1f, 0x8b, 0x08]), 'PAA_IMPORT_NO_CSV'],
  ])('FILE-vuoto: %s', (_, bytes, code) => expect(refusedByFirstLine(bytes)).toBe(code));
});
