import fc from 'fast-check';
import { isPartitaIva } from '@mypay/kernel';
import { isCodiceFiscaleOfPerson } from '@mypay/kernel';
import { identifierFault, isNumericCodiceFiscale } from './codice-fiscale';

describe('a codice fiscale of 16 characters', () => {
  it.each(['RSSMRA80A01H501U', 'RSSMRA79B11C566R', 'BNCLCU85T50L219G', 'VRDGPP13A10B963V', 'RSSMRA80A01H50MM'])(
    'DEB-F16: %s is valid',
    (code) => expect(isCodiceFiscaleOfPerson(code)).toBe(true),
  );
  it.each([
    ['wrong check letter', 'RSSMRA80A01H501X'],
    ['30 February', 'RSSMRA80B30H501A'],
    ['day 0', 'RSSMRA80A00H501T'],
    ['month letter F', 'RSSMRA80F01H501U'],
    ['place 000', 'RSSMRA80A01H000A'],
    ['lower case', 'rssmra80a01h501u'],
    ['15 characters', 'RSSMRA80A01H501'],
  ])('DEB-F16: %s is not', (_, code) => expect(isCodiceFiscaleOfPerson(code)).toBe(false));

  it('DEB-F16: one wrong letter in the first six changes the check letter', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 25 }), (at, n) => {
        const letter = String.fromCharCode(65 + n);
        const code = 'RSSMRA80A01H501U';
        fc.pre(letter !== code[at]);
        return !isCodiceFiscaleOfPerson(`${code.slice(0, at)}${letter}${code.slice(at + 1)}`);
      }),
    ));
});

describe('11 digits', () => {
  it.each(['86334519757', '00756700159', '80007580279', '12345678903'])('DEB-G: %s is a partita IVA', (code) =>
    expect(isPartitaIva(code)).toBe(true),
  );
  it.each(['00000000000', '86334519758', '1234567890', '123456789031', '1234567890A'])('DEB-G: %s is not', (code) =>
    expect(isPartitaIva(code)).toBe(false),
  );
  it.each([
    ['00000000000', false],
    ['00000010000', true],
    ['02739600001', true],
    ['02739610001', false],
    ['00000000005', false],
  ])('DEB-F11: provisional %s is good for a person: %s', (code, good) =>
    expect(isNumericCodiceFiscale(code)).toBe(good),
  );
});

describe('type and code of a debtor', () => {
  it.each([
    ['DEB-F16', 'F', 'RSSMRA80A01H501U', false, undefined],
    ['DEB-F11', 'F', '12345678903', false, undefined],
    ['DEB-F16', 'F', 'SBAGLIATO', false, 'COD_FISC'],
    ['DEB-anonimo', 'F', 'ANONIMO', true, undefined],
    ['DEB-anonimo', 'F', 'ANONIMO', false, 'COD_FISC'],
    ['DEB-anonimo', 'G', 'ANONIMO', true, 'P_IVA'],
    ['DEB-G', 'G', '12345678903', false, undefined],
    ['DEB-G', 'G', 'RSSMRA80A01H501U', false, 'P_IVA'],
    ['DEB-tipo', 'X', 'RSSMRA80A01H501U', false, 'ID_UNIV_FG'],
  ] as const)('%s: %s %s (anonymous allowed: %s) → %s', (_, tipo, codice, anonymous, fault) =>
    expect(identifierFault(tipo, codice, anonymous)).toBe(fault),
  );
});
