import type { Cents } from '@mypay/kernel';
import type { Ente, TipoDovuto } from './dovuto';

/** What the bollettino of a notice says. */
export interface PostalSlip {
  /** Number of the postal account. */
  readonly account: string;
  readonly holder: string;
  /** The authorisation of Poste, as it is printed. */
  readonly authorisation: string;
}

/** The greatest amount that a bollettino can say. Source: pagopa-node.md §15.1. */
const MAX = 9_999_999_999n;
/** Where the number stands in an Italian IBAN: behind country, check digits, CIN, ABI and CAB. */
const ACCOUNT = /^IT\d{2}[A-Z]\d{10}(\d{12})$/;

/**
 * The bollettino of a notice: of the tipo's postal account, when Poste authorised the ente to print it; undefined else, and for
 * an amount that it cannot say. Source: dovuti.md §6.7.
 */
export function postalSlipOf(ente: Ente, tipo: TipoDovuto | undefined, importo: Cents): PostalSlip | undefined {
  const found = ente.iban?.find(({ iban, postale }) => postale && iban === tipo?.ibanPostale);
  const account = ACCOUNT.exec(found?.iban ?? '')?.[1];
  if (found?.autorizzazioneStampa === undefined || account === undefined || importo > MAX) return undefined;
  return {
    account,
    holder: found.intestatario ?? ente.denominazioneBeneficiario,
    authorisation: found.autorizzazioneStampa,
  };
}
