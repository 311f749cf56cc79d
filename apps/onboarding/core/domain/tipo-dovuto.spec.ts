import { parseLocalDate } from '@mypay/kernel';
import { OTHER_IBAN, anIban, aTipo, IBAN } from '../testing/an-ente';
import { digitalStamp, OPEN_DOVUTI_POLICIES, tassonomiaState, type TipoDovuto, verificaTipo } from './tipo-dovuto';

const CONTI = [anIban()];
const verifica = (over: Partial<TipoDovuto>, ibanDefault: typeof IBAN | undefined = IBAN) =>
  verificaTipo(aTipo(over), CONTI, ibanDefault);
const refuses = (code: string) => expect.objectContaining({ code }) as Error;

describe('a tipo dovuto', () => {
  it.each<[string, Partial<TipoDovuto>, string]>([
    ['a due date that is mandatory and not printed', { scadenzaObbligatoria: true }, 'TIPO_DOVUTO_NON_VALIDO'],
    ['a spontaneo with a printed due date', { spontaneo: true, stampaScadenza: true }, 'TIPO_DOVUTO_NON_VALIDO'],
    [
      'a spontaneo with a mandatory due date',
      { spontaneo: true, scadenzaObbligatoria: true, stampaScadenza: true },
      'TIPO_DOVUTO_NON_VALIDO',
    ],
    ['a code with a space', { codice: 'TA RI' }, 'TIPO_DOVUTO_NON_VALIDO'],
    ['a code with a slash', { codice: 'TA/RI' }, 'TIPO_DOVUTO_NON_VALIDO'],
    ['an account that is not of the ente', { ibanPsp: OTHER_IBAN }, 'IBAN_SCONOSCIUTO'],
    ['a postal account that is not of Poste', { ibanPostale: IBAN }, 'IBAN_NON_VALIDO'],
  ])('TIPO-1: %s is refused', (_, over, code) => {
    expect(() => verifica(over)).toThrow(refuses(code));
  });

  it('TIPO-1: mandatory and printed go together', () => {
    expect(verifica({ scadenzaObbligatoria: true, stampaScadenza: true })).toMatchObject({
      scadenzaObbligatoria: true,
    });
  });

  it('TIPO-2: is on only with taxonomy and an active account, and all that is missing is told', () => {
    expect(() => verificaTipo(aTipo({ tassonomia: undefined }), CONTI, undefined)).toThrow(
      expect.objectContaining({
        code: 'TIPO_DOVUTO_INCOMPLETO',
        details: { cosaManca: ['la tassonomia non è completa', 'manca un IBAN, del tipo o dell’ente'] },
      }),
    );
    expect(() => verificaTipo(aTipo({ ibanPsp: IBAN }), [anIban({ stato: 'DICHIARATO' })], undefined)).toThrow(
      refuses('TIPO_DOVUTO_INCOMPLETO'),
    );
  });

  it('TIPO-2: may be incomplete while it is off', () => {
    expect(verificaTipo(aTipo({ attivo: false, tassonomia: undefined }), [], undefined)).toMatchObject({
      attivo: false,
    });
  });

  it.each(OPEN_DOVUTI_POLICIES)('TIPO-3: off, it says what becomes of open debts: %s', (openDovuti) => {
    expect(verifica({ attivo: false, dovutiAperti: openDovuti })).toMatchObject({ dovutiAperti: openDovuti });
  });

  it('TIPO-3: off and told nothing, open debts stay payable; on, there is nothing to say', () => {
    expect(verifica({ attivo: false })).toMatchObject({ dovutiAperti: 'MANTIENI_PAGABILI' });
    expect(verifica({ dovutiAperti: 'BLOCCA' }).dovutiAperti).toBeUndefined();
  });

  it('T04: the revenue stamp is born off', () => {
    expect(digitalStamp()).toMatchObject({ codice: 'MARCA_BOLLO_DIGITALE', marcaDaBollo: true, attivo: false });
  });
});

describe('TIPO-5: whether a taxonomy holds', () => {
  const TODAY = parseLocalDate('2026-06-10');
  const tassonomia = { macroArea: '01', tipoServizio: '101', motivoRiscossione: 'IM', codice: '9/0101101IM/' };
  it.each([
    ['none', undefined, undefined],
    ['without end', tassonomia, 'VALIDA'],
    ['more than five days left', { ...tassonomia, fine: parseLocalDate('2026-06-16') }, 'VALIDA'],
    ['five days left', { ...tassonomia, fine: parseLocalDate('2026-06-15') }, 'IN_SCADENZA'],
    ['its last day', { ...tassonomia, fine: TODAY }, 'IN_SCADENZA'],
    ['the day after', { ...tassonomia, fine: parseLocalDate('2026-06-09') }, 'SCADUTA'],
  ])('%s', (_, own, state) => expect(tassonomiaState({ tassonomia: own }, TODAY)).toBe(state));
});
