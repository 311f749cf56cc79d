import type { Brand } from '@mypay/kernel';
import { refuse } from './errors';

/** An IBAN whose check digits hold, without spaces, upper case. */
export type CodiceIban = Brand<string, 'CodiceIban'>;

/** States of an account on file. Source: onboarding.md §8.4. */
export const STATI_IBAN = [
  'INSERITO',
  'RICHIESTO',
  'DICHIARATO',
  'ATTIVO',
  'IN_SCADENZA',
  'DISMESSO',
  'RIFIUTATO',
] as const;
export type StatoIban = (typeof STATI_IBAN)[number];

/** An account of the ente. */
export interface Iban {
  readonly iban: CodiceIban;
  readonly descrizione?: string | undefined;
  readonly intestatario?: string | undefined;
  readonly bic?: string | undefined;
  readonly autorizzazioneStampa?: string | undefined;
  /** Bancoposta, known by the ABI. */
  readonly postale: boolean;
  readonly stato: StatoIban;
}

/** Where each state may lead; the first state of a new account is free up to ATTIVO. Source: onboarding.md §8.4, T07–T09. */
export const IBAN_TRANSITIONS: Readonly<Record<StatoIban, readonly StatoIban[]>> = {
  INSERITO: ['RICHIESTO'],
  RICHIESTO: ['DICHIARATO', 'ATTIVO', 'RIFIUTATO'],
  DICHIARATO: ['ATTIVO', 'RIFIUTATO'],
  ATTIVO: ['IN_SCADENZA', 'DISMESSO'],
  IN_SCADENZA: ['ATTIVO', 'DISMESSO'],
  DISMESSO: [],
  RIFIUTATO: ['RICHIESTO'],
};

/** States in which an account may be recorded for the first time: the others are only reached. */
export const FIRST_IBAN_STATI: readonly StatoIban[] = ['INSERITO', 'RICHIESTO', 'DICHIARATO', 'ATTIVO'];

/** States that only who verifies with the node may give (T09 and after); the rest is the ente's to say. */
export const needsVerifica = (stato: StatoIban): boolean =>
  stato === 'ATTIVO' || stato === 'IN_SCADENZA' || stato === 'DISMESSO' || stato === 'RIFIUTATO';

/** Is money still credited there? An account about to expire is good until it is dismissed. */
export const isUsable = (iban: Pick<Iban, 'stato'>): boolean => iban.stato === 'ATTIVO' || iban.stato === 'IN_SCADENZA';

/** ISO 13616: country, check digits, account moved behind; letters as 10–35; modulo 97 is 1. @throws OnboardingError `IBAN_NON_VALIDO` */
export function parseIban(text: string): CodiceIban {
  const iban = text.replaceAll(' ', '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) refuse('IBAN_NON_VALIDO', 'L’IBAN non ha la forma di un IBAN.');
  if (iban.startsWith('IT') && !/^IT\d{2}[A-Z]\d{10}[A-Z0-9]{12}$/.test(iban))
    refuse('IBAN_NON_VALIDO', 'Un IBAN italiano ha 27 caratteri: CIN, ABI, CAB e numero di conto.');
  const digits = [...`${iban.slice(4)}${iban.slice(0, 4)}`].map((c) => parseInt(c, 36).toString()).join('');
  if (BigInt(digits) % 97n !== 1n) refuse('IBAN_NON_VALIDO', 'Le cifre di controllo dell’IBAN non tornano.');
  return iban as CodiceIban;
}

/** Bancoposta: ABI 07601. Source: onboarding.md §8.4. */
export const isPostale = (iban: CodiceIban): boolean => iban.startsWith('IT') && iban.slice(5, 10) === '07601';

const POSTAL_BIC = 'BPPIITRRXXX';

/** The account as it is kept: postal accounts take Poste's BIC, foreign ones need theirs. @throws OnboardingError `IBAN_NON_VALIDO` */
export function newIban(data: Omit<Iban, 'postale'>): Iban {
  const postale = isPostale(data.iban);
  if (!data.iban.startsWith('IT') && !data.bic) refuse('IBAN_NON_VALIDO', 'Per un IBAN estero serve il BIC.');
  return { ...data, postale, bic: postale ? POSTAL_BIC : data.bic };
}
