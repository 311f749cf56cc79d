import { cents } from '@mypay/kernel';
import { anEnte, aTipo } from '../testing';
import { postalSlipOf } from './postal-slip';

const POSTAL = 'IT60X0760103200000000123456';
const account = {
  iban: POSTAL,
  postale: true,
  intestatario: 'Tesoreria',
  autorizzazioneStampa: 'AUT. DB/1/ABC 1 DEL 01/02/2020',
};
const tipo = aTipo({ ibanPostale: POSTAL });

describe('il bollettino di un avviso: dovuti.md §6.7', () => {
  it('is of the postal account of the tipo, that Poste authorised', () => {
    expect(postalSlipOf(anEnte({ iban: [account] }), tipo, cents(100n))).toEqual({
      account: '000000123456',
      holder: 'Tesoreria',
      authorisation: 'AUT. DB/1/ABC 1 DEL 01/02/2020',
    });
  });

  it('is held by the beneficiary when the account says nobody', () => {
    const ente = anEnte({ iban: [{ ...account, intestatario: undefined }] });
    expect(postalSlipOf(ente, tipo, cents(100n))?.holder).toBe(ente.denominazioneBeneficiario);
  });

  it.each([
    ['the account is not authorised', anEnte({ iban: [{ ...account, autorizzazioneStampa: undefined }] }), tipo, 100n],
    ['the account is of a bank', anEnte({ iban: [{ ...account, postale: false }] }), tipo, 100n],
    ['the ente has it no more', anEnte({ iban: [] }), tipo, 100n],
    ['the ente was announced before accounts were', anEnte(), tipo, 100n],
    ['the tipo has none', anEnte({ iban: [account] }), aTipo(), 100n],
    ['the tipo is not known', anEnte({ iban: [account] }), undefined, 100n],
    ['it cannot say so much', anEnte({ iban: [account] }), tipo, 10_000_000_000n],
  ] as const)('is not there when %s', (_, ente, of, amount) =>
    expect(postalSlipOf(ente, of, cents(amount))).toBeUndefined(),
  );
});
