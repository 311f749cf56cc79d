import { renderNotice } from './notice';
import { postalText, qrText } from './notice-codes';
import { aNotice } from './testing/a-notice';
import { MILLIMETER, PAGE } from './sheet';
import { aLogo } from './testing/a-logo';
import { colourAt, pixelsOf, scanned, textOf } from './testing/pixels.fixture';

jest.setTimeout(120_000);

const POSTAL = /^codfase=NBPA;18\d{18}12\d{12}10\d{10}38961P1\d{11}[A-Z0-9 ]{16}.{162}A$/;

describe('the picture of a notice', () => {
  it('says the right notice to a scanner: QR code and Data Matrix are decoded again from pixels', async () => {
    const [page, ...others] = await pixelsOf(await renderNotice(aNotice()));
    expect(others).toEqual([]);
    const [matrix, qr] = await scanned(page!);
    expect(qr).toBe('QRCode: PAGOPA|002|301260000000000173|80012340123|12050');
    const read = (matrix ?? '').replace('DataMatrix: ', '');
    expect(read).toHaveLength(256);
    expect(read).toMatch(POSTAL);
    expect(read).toContain('1830126000000000017312000012345678100000012050');
  });

  it.each([
    ['without a postal account: no bollettino', { postal: undefined }],
    ['with a second language', { postal: undefined, secondLanguage: 'de' as const }],
    ['with texts longer than their room', { subject: 'Occupazione di suolo pubblico '.repeat(20), postal: undefined }],
  ])('%s, bears the QR code alone', async (_, changes) => {
    const [page] = await pixelsOf(await renderNotice(aNotice(changes)));
    expect(await scanned(page!)).toEqual(['QRCode: PAGOPA|002|301260000000000173|80012340123|12050']);
  });

  it('bears the logo of the ente in its corner, and another ente’s nothing there', async () => {
    const seen = async (logo: Buffer | undefined) => {
      const [page] = await pixelsOf(await renderNotice(aNotice({ ente: { ...aNotice().ente, logo } })));
      return colourAt(page!, PAGE.width - PAGE.margin - 15 * MILLIMETER, 30 + 15 * MILLIMETER);
    };
    expect(await seen(aLogo)).toEqual([200, 30, 40]);
    expect(await seen(undefined)).toEqual([255, 255, 255]);
  });

  it('of the greatest amount and the longest names still holds one page and its codes', async () => {
    const long = 'Łukasz Ángel-Dvořák della Confraternita di Sant’Eusebio al Monte '.repeat(3);
    const notice = aNotice({
      amount: 9_999_999_999n,
      subject: long,
      debtor: { codiceFiscale: 'ANONIMO', name: long, address: long },
      ente: { codiceFiscale: '80012340123', denominazione: long, ufficio: long, info: long },
    });
    const pages = await pixelsOf(await renderNotice(notice));
    expect(pages).toHaveLength(1);
    const read = await scanned(pages[0]!);
    expect(read).toContain('QRCode: PAGOPA|002|301260000000000173|80012340123|9999999999');
    expect(read.find((code) => code.startsWith('DataMatrix'))).toContain('LUKASZ');
  });
});

describe('the words of a notice', () => {
  it('are those of the model, with the notice number in fours and the amount as Italy writes it', async () => {
    const text = await textOf(await renderNotice(aNotice({ amount: 123_456_789n })));
    for (const word of [
      'AVVISO DI PAGAMENTO',
      'ENTE CREDITORE',
      'DESTINATARIO AVVISO',
      'QUANTO E QUANDO PAGARE?',
      'BANCHE E ALTRI CANALI',
      'RATA UNICA entro il 31/12/2026',
      'Codice CBILL',
      '3012 6000 0000 0001 73',
      '1.234.567,89',
      'BOLLETTINO POSTALE PA',
      'AUT. DB/1234/ABC 12345 DEL 01/02/2020',
    ])
      expect(text).toContain(word);
  });

  it('name no date when the notice has none, and no post office without its account', async () => {
    const text = await textOf(await renderNotice(aNotice({ dueDate: undefined, postal: undefined })));
    expect(text).not.toContain('entro il');
    expect(text).not.toContain('Postal');
  });

  it('keep the accents of a foreign name', async () => {
    const notice = aNotice({ debtor: { codiceFiscale: 'ANONIMO', name: 'Žofie Dvořáková Łęcka' } });
    expect(await textOf(await renderNotice(notice))).toContain('Žofie Dvořáková Łęcka');
  });

  it('are tagged, titled, in Italian, and bring their fonts along', async () => {
    const pdf = (await renderNotice(aNotice())).toString('latin1');
    expect(pdf).toContain('/StructTreeRoot');
    expect(pdf).toContain('/Marked true');
    expect(pdf).toContain('/DisplayDocTitle true');
    expect(pdf).toContain('/Lang (it-IT)');
    expect(pdf).toContain('/FontFile2');
    expect(pdf).not.toContain('/BaseFont /Helvetica');
  });
});

describe('the codes of a notice', () => {
  const codes = { noticeNumber: '301260000000000173', ente: '80012340123', amount: 5n };

  it.each([
    [5n, '05'],
    [10n, '10'],
    [99_999_999_999n, '99999999999'],
  ])('amount of %s cents in the QR code', (amount, printed) => {
    expect(qrText({ ...codes, amount })).toBe(`PAGOPA|002|301260000000000173|80012340123|${printed}`);
  });

  it.each([
    ['zero', { amount: 0n }, 'importo'],
    ['more than the notice family holds', { amount: 100_000_000_000n }, 'importo'],
    ['a notice number of 17 digits', { noticeNumber: '30126000000000017' }, 'numero avviso'],
    ['an ente that is no codice fiscale', { ente: '8001234012' }, 'codice fiscale'],
  ])('%s cannot be printed, and it is said why', (_, changes, why) => {
    expect(() => qrText({ ...codes, ...changes })).toThrow(why);
  });

  it.each(['ANONIMO', 'RSSMRA80A01F205X'])('the Data Matrix has 256 signs of its alphabet for %s', (codiceFiscale) => {
    const debtor = { codiceFiscale, name: 'Dvořák & figli «ß» 漢字'.repeat(4) };
    const text = postalText({ ...codes, account: '1', debtor, subject: 'Rata n° 1: 10,00 €\n' });
    expect(text).toMatch(POSTAL);
    expect(text).toHaveLength(256);
    expect(text).toMatch(/^codfase=NBPA;[0-9A-Z &',\-.:_]+$/);
  });

  it('an amount that a bollettino cannot say is refused', () => {
    const postal = { ...codes, amount: 10_000_000_000n, account: '1', debtor: aNotice().debtor, subject: 'x' };
    expect(() => postalText(postal)).toThrow('bollettino');
  });
});
