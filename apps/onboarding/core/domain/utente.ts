import { isCodiceFiscaleOfPerson } from '@mypay/kernel';
import { refuse } from './errors';

/** A person whom an identity provider knows, or whom an ente has named before she first enters. Source: Decisions, 16. */
export interface Utente {
  readonly id: string;
  readonly nome: string;
  readonly cognome: string;
  /** Upper case; absent for who has none (eIDAS). */
  readonly codiceFiscale?: string | undefined;
  readonly email?: string | undefined;
}

/** Who a person is to her provider. `sub` alone identifies who has no codice fiscale: with one, two providers name one person. */
export interface Identity {
  readonly sub: string;
  readonly codiceFiscale?: string | undefined;
  readonly nome: string;
  readonly cognome: string;
  readonly email?: string | undefined;
}

const PERSON = 'persona:';

/** The name of a person as a caller. The colon keeps it apart from every client's id. */
export const callerNameOf = (utente: string): string => `${PERSON}${utente}`;

/** The person behind a caller's name; undefined for a client. */
export const personOf = (caller: string): string | undefined =>
  caller.startsWith(PERSON) ? caller.slice(PERSON.length) : undefined;

/** Upper case, check letter right. @throws OnboardingError `CODICE_FISCALE_PERSONA_NON_VALIDO` */
export function parseCodiceFiscaleOfPerson(text: string): string {
  const upper = text.trim().toUpperCase();
  if (!isCodiceFiscaleOfPerson(upper))
    refuse('CODICE_FISCALE_PERSONA_NON_VALIDO', 'Il codice fiscale della persona non è valido.');
  return upper;
}
