import { DomainError } from '@mypay/kernel';

/** Every refusal of onboarding. Each edge maps this union with a total record. */
export type OnboardingErrorCode =
  | 'ENTE_SCONOSCIUTO'
  | 'ENTE_GIA_PRESENTE'
  | 'ENTE_NON_VALIDO'
  | 'CODICE_FISCALE_ENTE_NON_VALIDO'
  | 'CODICE_IPA_NON_VALIDO'
  | 'CAMPO_NON_MODIFICABILE'
  | 'MESSAGGIO_NON_VALIDO'
  | 'LOGO_NON_VALIDO'
  | 'VERSIONE_SUPERATA'
  | 'TRANSIZIONE_NON_AMMESSA'
  | 'REQUISITI_MANCANTI'
  | 'AMBITO_RICHIESTO'
  | 'IBAN_NON_VALIDO'
  | 'IBAN_SCONOSCIUTO'
  | 'IBAN_IN_USO'
  | 'IBAN_STATO_NON_AMMESSO'
  | 'CODICI_NON_VALIDI'
  | 'CODICE_IN_USO'
  | 'STAZIONE_SCONOSCIUTA'
  | 'STAZIONE_DI_ALTRI'
  | 'TIPO_DOVUTO_NON_VALIDO'
  | 'TIPO_DOVUTO_RISERVATO'
  | 'TIPO_DOVUTO_INCOMPLETO'
  | 'MODULO_NON_VALIDO'
  | 'FUNZIONALITA_SCONOSCIUTA'
  | 'CLIENT_SCONOSCIUTO'
  | 'CLIENT_GIA_PRESENTE'
  | 'CLIENT_REVOCATO'
  | 'PERMESSI_NON_CONCEDIBILI'
  | 'PERMESSO_MANCANTE'
  | 'AMBITO_INSUFFICIENTE'
  | 'CODICE_FISCALE_PERSONA_NON_VALIDO'
  | 'ASSEGNAZIONE_SCONOSCIUTA'
  | 'ASSEGNAZIONE_NON_VALIDA'
  | 'ASSEGNAZIONE_PROPRIA'
  | 'TIPO_DOVUTO_SCONOSCIUTO'
  | 'ULTIMO_AMMINISTRATORE'
  | 'PER_CONTO_IN_CORSO'
  | 'PER_CONTO_NON_VALIDO';

/** A refusal of this context; `details` are shown to the caller. */
export class OnboardingError extends DomainError<OnboardingErrorCode> {}

/** Refuses. One place to throw from, so that call sites read as sentences. */
export function refuse(
  code: OnboardingErrorCode,
  message: string,
  details: Readonly<Record<string, unknown>> = {},
): never {
  throw new OnboardingError(code, message, details);
}
