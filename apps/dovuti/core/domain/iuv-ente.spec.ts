import { type LocalDate, noticeQrText, parseIuv } from '@mypay/kernel';
import { numeroAvviso } from './avviso';
import { generatingCodice, type CodiceEnte, isIuvAcceptable } from './iuv-ente';

const segregation = (codice: string, generateIuvs = false): CodiceEnte => ({
  stazione: 's',
  tipo: 'SEGREGAZIONE',
  codice,
  generaIuv: generateIuvs,
});
const app = (codice: string): CodiceEnte => ({ stazione: 's', tipo: 'APPLICATION', codice, generaIuv: false });
const CODICI = [segregation('01', true), segregation('02'), app('05')];

describe('an IUV that the ente brings', () => {
  it.each([
    ['IUV-6.5-vuoto', '', {}, true],
    ['IUV-6.5-15', '050000000000019', {}, false],
    ['IUV-6.5-15', '050000000000019', { today: '2024-04-30' as LocalDate }, true],
    ['IUV-6.5-15', '050000000000019', { azione: 'M' }, true],
    ['IUV-6.5-15', '000000000000141', { azione: 'M' }, false],
    ['IUV-6.5-15', '05000000000001X', { azione: 'M' }, false],
    ['IUV-6.5-17-genera', '99000000000000000', { generaIuv: true }, true],
    ['IUV-6.5-17', '01500000000123488', {}, true],
    ['IUV-6.5-17', '02500000000123488', {}, true],
    ['IUV-6.5-17', '05500000000123488', {}, false],
    ['IUV-6.5-17', '99500000000123488', {}, false],
    ['IUV-6.5-17', '01000000000000144', {}, false],
    ['IUV-6.5-17', '01000000000000144', { azione: 'M' }, true],
    ['IUV-6.5-17', '01000000000000144', { azione: 'A' }, true],
    ['IUV-6.5-17', '0150000000012348X', {}, false],
    ['IUV-6.5-25', 'RF22019900000000000010000', {}, true],
    ['IUV-6.5-25', 'RF22010100000000000010000', {}, false],
    ['IUV-6.5-25', 'RF22010100000000000010001', {}, true],
    ['IUV-6.5-altra', '0150000000012348', {}, false],
    ['IUV-6.5-altra', '1', {}, false],
  ] as const)('%s: "%s" with %o is acceptable: %s', (_, iuv, over, expected) =>
    expect(
      isIuvAcceptable(iuv, {
        azione: 'I',
        generaIuv: false,
        codici: CODICI,
        today: '2024-06-01' as LocalDate,
        ...over,
      }),
    ).toBe(expected),
  );

  it('IUV-6.5-17: may begin with the application code of an ente that has no other', () =>
    expect(
      isIuvAcceptable('05500000000123488', {
        azione: 'I',
        generaIuv: false,
        codici: [app('05')],
        today: '2024-06-01' as LocalDate,
      }),
    ).toBe(true));
});

it('makes IUVs under the one code that generates', () => {
  expect(generatingCodice(CODICI)).toBe('01');
  expect(generatingCodice([segregation('02')])).toBeUndefined();
});

describe('the notice number', () => {
  it.each([
    ['NAV-6.6', '01000000000000144', CODICI, '301000000000000144'],
    ['NAV-6.6', '000098765432108', CODICI, '005000098765432108'],
    ['NAV-6.6', '000098765432108', [segregation('01'), segregation('02')], undefined],
    ['NAV-6.6', 'RF22019900000000000010000', CODICI, undefined],
    ['NAV-6.6', undefined, CODICI, undefined],
  ] as const)('%s: of %s is %s', (_, iuv, codici, expected) =>
    expect(numeroAvviso(iuv === undefined ? undefined : parseIuv(iuv), codici)).toBe(expected),
  );

  it('QR-6.7: and the text of its QR code', () =>
    expect(noticeQrText('301000000000000144', '80012340123', 100n)).toBe(
      'PAGOPA|002|301000000000000144|80012340123|100',
    ));
});
