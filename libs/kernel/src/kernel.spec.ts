import fc from 'fast-check';
import {
  addDays,
  avvisoAux3,
  checkDigits93,
  dateInRome,
  formatEuro,
  isPartitaIva,
  isStorableText,
  iuv17,
  readAvviso,
  parseCodiceFiscaleEnte,
  parseEuro,
  parseLenientEuro,
  parseIud,
  parseIuv,
  parseLocalDate,
  parseXsdDate,
  parseXsdDateTime,
  partitaIvaCheckDigit,
  startOfDayInRome,
  wallTimeInRome,
} from './index';

describe('money', () => {
  it.each([
    ['120.50', 12050n],
    ['0.01', 1n],
    ['-3.00', -300n],
    ['999999999.99', 99_999_999_999n],
  ])('reads %s exactly', (text, value) => expect(parseEuro(text)).toBe(value));

  it.each(['120', '120.5', '120,50', ' 1.00', '1.000', '', '1e3', '٣.00'])('refuses "%s"', (text) =>
    expect(() => parseEuro(text)).toThrow('Importo non valido'),
  );

  it('writes what it reads, for every amount', () =>
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (v) => parseEuro(formatEuro(v)) === v)));

  it.each([
    ['4', 400n],
    ['4.5', 450n],
    ['-0.50', -50n],
  ])('tolerates %s where the door does', (text, value) => expect(parseLenientEuro(text)).toBe(value));
});

describe('time', () => {
  it.each([
    ['2024-03-31T01:59:59', '2024-03-31T00:59:59.000Z'],
    ['2024-03-31T03:00:00', '2024-03-31T01:00:00.000Z'],
    ['2024-10-27T01:59:59', '2024-10-26T23:59:59.000Z'],
    ['2024-10-27T03:00:00', '2024-10-27T02:00:00.000Z'],
    ['2024-07-01T10:00:00Z', '2024-07-01T10:00:00.000Z'],
    ['2024-07-01T10:00:00.250+02:00', '2024-07-01T08:00:00.250Z'],
    ['2024-12-31T24:00:00', '2024-12-31T23:00:00.000Z'],
    ['2024-02-28T24:00:00.000Z', '2024-02-29T00:00:00.000Z'],
  ])('reads %s on the clock of Rome', (text, utc) => expect(parseXsdDateTime(text).toISOString()).toBe(utc));

  it('keeps the civil day of Rome, not that of the machine', () => {
    expect(dateInRome(new Date('2024-12-31T23:30:00Z'))).toBe('2025-01-01');
    expect(startOfDayInRome(parseLocalDate('2024-10-27')).toISOString()).toBe('2024-10-26T22:00:00.000Z');
    expect(wallTimeInRome(new Date('2024-07-01T10:00:00Z'))).toBe('2024-07-01T12:00:00');
  });

  it.each(['2024-02-30', '2024-1-01', '20240101', ''])('refuses the day "%s"', (text) =>
    expect(() => parseLocalDate(text)).toThrow('Data non valida'),
  );

  it('drops the zone of an xsd:date', () => expect(parseXsdDate('2024-12-31+01:00')).toBe('2024-12-31'));
  it('counts days', () => expect(addDays(parseLocalDate('2024-02-28'), 2)).toBe('2024-03-01'));
});

describe('IUV and notice number (dovuti.md §6.2)', () => {
  it.each([
    ['01', 1n, '01000000000000144'],
    ['01', 265n, '01000000000026529'],
    ['02', 123456n, '02000000012345635'],
    ['47', 99999999999n, '47009999999999941'],
    ['00', 7n, '00000000000000710'],
    ['12', 2024000001n, '12000202400000106'],
    ['99', 42n, '99000000000004206'],
  ])('segregation %s progressive %s', (segregation, n, iuv) => {
    expect(iuv17(segregation, n)).toBe(iuv);
    expect(readAvviso(avvisoAux3(iuv17(segregation, n)))).toEqual({ aux: '3', codice: segregation, iuv });
  });

  it('always ends with the remainder modulo 93 of what stands before, aux digit included', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.bigInt({ min: 1n, max: 99999999999n }), (segregation, n) => {
        const iuv = iuv17(segregation.toString().padStart(2, '0'), n);
        return iuv.length === 17 && iuv.slice(15) === checkDigits93(`3${iuv.slice(0, 15)}`);
      }),
    ));

  it('reads an aux-0 notice without its application code', () =>
    expect(readAvviso('001000000000000141')).toEqual({ aux: '0', codice: '01', iuv: '000000000000141' }));
  it.each(['1010000000000001440', '210000000000001545', '30100000000000014', 'x'])('names nothing in %s', (n) =>
    expect(readAvviso(n)).toBeUndefined(),
  );
});

describe('partita IVA and codice fiscale of an ente (dovuti.md §14.3)', () => {
  it.each(['00743110157', '80000000010', '01234567897'])('takes %s', (code) => expect(isPartitaIva(code)).toBe(true));
  it.each(['00743110158', '00000000000', '0743110157', '٠٠٧٤٣١١٠١٥٧', ''])('refuses "%s"', (code) =>
    expect(isPartitaIva(code)).toBe(false),
  );
  it('changes with every digit', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^\d{10}$/), fc.nat(9), fc.integer({ min: 1, max: 9 }), (ten, at, by) => {
        const other = `${ten.slice(0, at)}${(Number(ten[at]) + by) % 10}${ten.slice(at + 1)}`;
        return partitaIvaCheckDigit(ten) !== partitaIvaCheckDigit(other);
      }),
    ));
  it('eleven zeros are the codice fiscale of nobody', () =>
    expect(() => parseCodiceFiscaleEnte('00000000000')).toThrow('Codice fiscale dell’ente non valido'));
});

describe('names of the field', () => {
  it('an IUV is letters and digits, at most 35', () => {
    expect(parseIuv('01000000000000144')).toBe('01000000000000144');
    for (const text of ['', 'A'.repeat(36), '0100 0', '01/2']) expect(() => parseIuv(text)).toThrow('IUV non valido');
  });
  it('an IUD is what the ente writes, at most 35 characters, no control and no half of a character', () => {
    for (const text of ['TARI/2024-1', 'è', '😀'.repeat(35)]) expect(parseIud(text)).toBe(text);
    for (const text of ['', '000A', ' A', 'A\nB', 'A\0B', '\ud800', 'A'.repeat(36)])
      expect(() => parseIud(text)).toThrow('IUD non valido');
  });
  it('text that no database holds is told apart', () => {
    expect(['è 😀\n', ''].map(isStorableText)).toEqual([true, true]);
    expect(['a\0', '\ud83d', 'a\ude00b'].map(isStorableText)).toEqual([false, false, false]);
  });
});
