import { inLanguage, language } from '../i18n/language';

/** What a person may do for one ente. */
export interface Assegnazione {
  readonly codiceIpa: string;
  /** Codice fiscale of the ente. */
  readonly ente: string;
  readonly denominazione: string;
  readonly ruoli: readonly string[];
  readonly permessi: readonly string[];
  /** Permission → the tipi dovuto it is limited to; one that is absent here is for all. */
  readonly limiti: Readonly<Record<string, readonly string[]>>;
}

export interface Persona {
  readonly id: string;
  readonly nome: string;
  readonly cognome: string;
  readonly codiceFiscale: string | null;
  readonly email: string | null;
}

/** `GET /api/sessione`: who is there, until when, and what that person may do. Instants are the server's. */
export interface Session {
  readonly autenticato: boolean;
  readonly csrf: string;
  readonly ora: string;
  readonly scadeIl: string;
  readonly avvisoIl: string;
  readonly fineAssoluta: string;
  readonly nome: string | null;
  readonly persona: Persona | null;
  /** A codice fiscale is known: the personal area is open. */
  readonly cittadino: boolean;
  /** A demonstration: its persons are invented. */
  readonly demo?: boolean;
  readonly assegnazioni: readonly Assegnazione[];
  /** False while the service that knows the assignments does not answer: an empty list then says nothing. */
  readonly assegnazioniNote: boolean;
  readonly intermediario: { readonly ruoli: readonly string[]; readonly permessi: readonly string[] } | null;
}

/** The login, which leads back to `returnTo` (a path with its language): for the router. */
export const loginPath = (returnTo: string): string => `/accedi?ritorno=${encodeURIComponent(returnTo)}`;

/** The same as an address of the browser, for links that leave this page behind. */
export const loginHref = (returnTo: string): string => inLanguage(language, loginPath(returnTo));

/** A path of ours to go back to; anything else (another site, a scheme) becomes the home. */
export const ownPath = (path: string | null): string => (path && /^\/(?![/\\])/.test(path) ? path : '/');
