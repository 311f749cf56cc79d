import fc from 'fast-check';
import { anIban, IBAN } from '../testing/an-ente';
import { parseVerifiedCodiceFiscale } from './codice-fiscale';
import { type CodiceStazione, replaceCodici } from './codici';
import { isPostale, isUsable, newIban, parseIban, needsVerifica, STATI_IBAN } from './iban';

const refuses = (code: string) => expect.objectContaining({ code }) as Error;

describe('codice fiscale (CF)', () => {
  it.each(['80012340123', '80023450234', '80034560344', '00743110157'])('%s has the right check digit', (cf) => {
    expect(parseVerifiedCodiceFiscale(cf)).toBe(cf);
  });
  it.each(['80012340124', '8001234012', 'RSSMRA80A01H501U', '00000000000'])('%s is refused', (cf) => {
    expect(() => parseVerifiedCodiceFiscale(cf)).toThrow(refuses('CODICE_FISCALE_ENTE_NON_VALIDO'));
  });
});

describe('IBAN', () => {
  it.each([
    'IT22G0542811101000000123401',
    'it22 g054 2811 1010 0000 0123 401',
    'DE89370400440532013000',
    'SM86U0322509800000000270100',
  ])('IBAN-1: %s is good', (text) => {
    expect(parseIban(text)).toBe(text.replaceAll(' ', '').toUpperCase());
  });
  it.each([
    'IT23G0542811101000000123401',
    'IT22G05428111010000001234',
    '',
    'IT22',
    'XX22G0542811101000000123401é',
    'IT221054281110100000012340A',
  ])('IBAN-1: %s is refused', (text) => {
    expect(() => parseIban(text)).toThrow(refuses('IBAN_NON_VALIDO'));
  });
  it('IBAN-1: two figures swapped never pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: 25 }), (at) => {
        const swapped = [...IBAN];
        [swapped[at], swapped[at + 1]] = [IBAN[at + 1]!, IBAN[at]!];
        if (swapped.join('') !== IBAN) expect(() => parseIban(swapped.join(''))).toThrow(refuses('IBAN_NON_VALIDO'));
      }),
      { seed: 8102 },
    );
  });
  it('IBAN-3: a postal account takes the BIC of Poste, a foreign one needs its own', () => {
    const postale = parseIban('IT60X0760111101000000123456'.replace('IT60', `IT${checkOf('X0760111101000000123456')}`));
    expect(isPostale(postale)).toBe(true);
    expect(newIban({ iban: postale, stato: 'INSERITO', bic: 'ALTRO' })).toMatchObject({
      postale: true,
      bic: 'BPPIITRRXXX',
    });
    const foreignIban = parseIban('DE89370400440532013000');
    expect(() => newIban({ iban: foreignIban, stato: 'INSERITO' })).toThrow(refuses('IBAN_NON_VALIDO'));
    expect(newIban({ iban: foreignIban, stato: 'INSERITO', bic: 'COBADEFFXXX' })).toMatchObject({ postale: false });
  });
  it.each(STATI_IBAN.map((stato) => [stato, stato === 'ATTIVO' || stato === 'IN_SCADENZA'] as const))(
    'IBAN-2: money is credited to an account %s: %s',
    (stato, usable) => {
      expect(isUsable(anIban({ stato }))).toBe(usable);
    },
  );
  it.each(STATI_IBAN.map((stato) => [stato, !['INSERITO', 'RICHIESTO', 'DICHIARATO'].includes(stato)] as const))(
    'IBAN-5: %s is for who verifies with the node: %s',
    (stato, verifica) => {
      expect(needsVerifica(stato)).toBe(verifica);
    },
  );
});

/** Check digits of an Italian account, for accounts made up here. */
function checkOf(bban: string): string {
  const digits = [...`${bban}IT00`].map((c) => parseInt(c, 36).toString()).join('');
  return (98n - (BigInt(digits) % 97n)).toString().padStart(2, '0');
}

describe('codes on stations', () => {
  const codice = (over: Partial<CodiceStazione> = {}): CodiceStazione => ({
    stazione: 'S1',
    tipo: 'SEGREGAZIONE',
    codice: '01',
    generaIuv: true,
    usato: false,
    ...over,
  });

  it.each<[string, CodiceStazione[], '0' | '3']>([
    ['none that generates', [codice({ generaIuv: false })], '3'],
    ['no code at all', [], '3'],
    ['two that generate', [codice(), codice({ codice: '02' })], '3'],
    ['one code twice', [codice(), codice({ generaIuv: false })], '3'],
    ['three figures', [codice({ codice: '001' })], '3'],
    ['an application code with aux digit 3', [codice({ tipo: 'APPLICATION' })], '3'],
    ['a segregation code with aux digit 0', [codice()], '0'],
  ])('COD-1: %s is refused', (_, codici, aux) => {
    expect(() => replaceCodici([], codici, aux)).toThrow(refuses('CODICI_NON_VALIDI'));
  });

  it('COD-1: the order in which they are written makes no difference', () => {
    const due = [codice(), codice({ codice: '02', generaIuv: false })];
    expect(replaceCodici([], due, '3')).toEqual(replaceCodici([], [...due].reverse(), '3'));
  });

  it('COD-2: a used code stays, may stop generating, and is never removed', () => {
    const prima = [codice({ usato: true })];
    const fresh = codice({ codice: '02' });
    expect(() => replaceCodici(prima, [fresh], '3')).toThrow(refuses('CODICE_IN_USO'));
    expect(replaceCodici(prima, [codice({ generaIuv: false }), fresh], '3')).toEqual([
      codice({ generaIuv: false, usato: true }),
      fresh,
    ]);
  });
});
