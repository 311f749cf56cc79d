import { citizen } from './citizens';
import { generateDovuti, tracciato12 } from './dovuti';
import { readInstallation } from './installation-file';
import { Choices } from './random';

const [ente] = readInstallation().enti;
if (!ente) throw new Error('the demo has enti');

describe('the dovuti of a run', () => {
  it('are the same for the same seed', () =>
    expect(generateDovuti(new Choices('7'), 1, ente, 20)).toEqual(generateDovuti(new Choices('7'), 1, ente, 20)));

  it('do not change when there is one more', () =>
    expect(generateDovuti(new Choices('7'), 1, ente, 21).slice(0, 20)).toEqual(
      generateDovuti(new Choices('7'), 1, ente, 20),
    ));

  it('bear the number of the run in their IUD', () =>
    expect(generateDovuti(new Choices('7'), 12, ente, 2).map(({ iud }) => iud)).toEqual([
      `R12_${ente.codiceFiscale}_00001`,
      `R12_${ente.codiceFiscale}_00002`,
    ]));

  it('make a tracciato of 21 columns with three rows that are wrong on purpose', async () => {
    const file = await tracciato12(ente, 3, generateDovuti(new Choices('7'), 3, ente, 5));
    expect(file).toMatchObject({ name: 'c_roccaprova-demo_3-1_2.zip', rows: 8, wrong: 3 });
  });
});

/** Source: dovuti.md §14.3, written a second time to judge the first. */
function checkLetter(base: string): string {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const value = (c: string) => (/\d/.test(c) ? Number(c) : c.charCodeAt(0) - 65);
  const sum = [...base].reduce((total, c, i) => total + (i % 2 === 0 ? odd[value(c)]! : value(c)), 0);
  return String.fromCharCode(65 + (sum % 26));
}

it.each(['a', 'b', 'c', 'd', 'e'])('a citizen has a codice fiscale with the right check letter (%s)', (name) => {
  expect(checkLetter('RSSMRA80A01H501')).toBe('U');
  const { codiceFiscale } = citizen(new Choices('7'), name);
  expect(codiceFiscale).toMatch(/^[A-Z]{6}\d{2}[ABCDEHLMPRST]\d{2}Z\d{3}[A-Z]$/);
  expect(codiceFiscale.slice(15)).toBe(checkLetter(codiceFiscale.slice(0, 15)));
});

describe('the demo enti', () => {
  const enti = readInstallation().enti;

  it.each(enti.flatMap(({ iban }) => iban.map((account) => account.iban)))(
    'have IBANs that pass mod 97: %s',
    (iban) => {
      const digits = [...(iban.slice(4) + iban.slice(0, 4))].map((c) => String(parseInt(c, 36))).join('');
      expect(BigInt(digits) % 97n).toBe(1n);
    },
  );

  it.each(enti.map(({ codiceFiscale }) => codiceFiscale))('have a codice fiscale with its check digit: %s', (code) => {
    const sum = [...code.slice(0, 10)]
      .map(Number)
      .reduce((s, d, i) => s + (i % 2 === 0 ? d : d * 2 - (d > 4 ? 9 : 0)), 0);
    expect(Number(code[10])).toBe((10 - (sum % 10)) % 10);
  });

  it('are three, one of which notifies its paid dovuti, all with the giornale di cassa', () => {
    expect(enti.map(({ flgPagati }) => flgPagati).filter(Boolean)).toHaveLength(1);
    expect(enti.every(({ flgTesoreria }) => flgTesoreria)).toBe(true);
    expect(enti).toHaveLength(3);
  });
});
