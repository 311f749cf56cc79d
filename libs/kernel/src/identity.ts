import type { Brand } from './brand';
import { DomainError } from './domain-error';

/** The ente's codice fiscale (11 digits): the tenant everywhere. architecture.md, Decisions, 1. */
export type CodiceFiscaleEnte = Brand<string, 'CodiceFiscaleEnte'>;
/** Codice IPA, as written; compared ignoring case. onboarding.md §8.1. */
export type CodiceIpa = Brand<string, 'CodiceIpa'>;
/** Identificativo univoco di versamento, 1..35; always text (it may begin with zeros). */
export type Iuv = Brand<string, 'Iuv'>;
/** Identificativo univoco del dovuto, given by the ente, 1..35. */
export type Iud = Brand<string, 'Iud'>;
/** Notice number (NAV), 18 digits. */
export type NumeroAvviso = Brand<string, 'NumeroAvviso'>;

const parser =
  <T extends string>(pattern: RegExp, code: string, what: string) =>
  (text: string): T => {
    if (!pattern.test(text)) throw new DomainError(code, `${what} non valido`);
    return text as T;
  };

/** @throws DomainError `CODICE_FISCALE_ENTE_NON_VALIDO` unless 11 digits, not all zero (the check digit is onboarding's to judge). */
export const parseCodiceFiscaleEnte = parser<CodiceFiscaleEnte>(
  /^(?!0{11}$)\d{11}$/,
  'CODICE_FISCALE_ENTE_NON_VALIDO',
  'Codice fiscale dell’ente',
);
/** @throws DomainError `CODICE_IPA_NON_VALIDO` */
export const parseCodiceIpa = parser<CodiceIpa>(/^[A-Za-z0-9_]{2,80}$/, 'CODICE_IPA_NON_VALIDO', 'Codice IPA');
/** @throws DomainError `IUV_NON_VALIDO` */
export const parseIuv = parser<Iuv>(/^[0-9A-Za-z]{1,35}$/, 'IUV_NON_VALIDO', 'IUV');
/** @throws DomainError `IUD_NON_VALIDO`. Source: pivot-formats.md §1.6: up to 35 characters, no control among them, not starting with 000. */
export const parseIud = parser<Iud>(/^(?!000)[^\s\p{Cc}\p{Cs}][^\p{Cc}\p{Cs}]{0,34}$/u, 'IUD_NON_VALIDO', 'IUD');
/** @throws DomainError `NUMERO_AVVISO_NON_VALIDO` */
export const parseNumeroAvviso = parser<NumeroAvviso>(/^\d{18}$/, 'NUMERO_AVVISO_NON_VALIDO', 'Numero avviso');
