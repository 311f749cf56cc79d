import type { OnboardingErrorCode } from '@mypay/onboarding-core';
import type { HttpError } from '@mypay/platform/http';

/** Our refusals in the words of HTTP. A new code does not compile until it has its words here. */
export const ONBOARDING_ERRORS: Record<OnboardingErrorCode, HttpError> = {
  ENTE_SCONOSCIUTO: { status: 404, title: 'Ente non trovato' },
  ENTE_GIA_PRESENTE: { status: 409, title: 'Ente già presente' },
  ENTE_NON_VALIDO: { status: 422, title: 'Dati dell’ente non validi' },
  CODICE_FISCALE_ENTE_NON_VALIDO: { status: 422, title: 'Codice fiscale non valido' },
  CODICE_IPA_NON_VALIDO: { status: 422, title: 'Codice IPA non valido' },
  VERSIONE_SUPERATA: { status: 409, title: 'Versione superata' },
  TRANSIZIONE_NON_AMMESSA: { status: 409, title: 'Passaggio di stato non ammesso' },
  REQUISITI_MANCANTI: { status: 409, title: 'Mancano dei requisiti' },
  AMBITO_RICHIESTO: { status: 422, title: 'Ambito non coerente con lo stato' },
  IBAN_NON_VALIDO: { status: 422, title: 'IBAN non valido' },
  IBAN_SCONOSCIUTO: { status: 422, title: 'IBAN non presente tra i conti dell’ente' },
  IBAN_IN_USO: { status: 409, title: 'IBAN in uso' },
  IBAN_STATO_NON_AMMESSO: { status: 409, title: 'Stato del conto non ammesso' },
  CODICI_NON_VALIDI: { status: 422, title: 'Codici non validi' },
  CODICE_IN_USO: { status: 409, title: 'Codice in uso' },
  STAZIONE_SCONOSCIUTA: { status: 422, title: 'Stazione sconosciuta' },
  STAZIONE_DI_ALTRI: { status: 409, title: 'Stazione di un altro intermediario' },
  TIPO_DOVUTO_NON_VALIDO: { status: 422, title: 'Tipo dovuto non valido' },
  TIPO_DOVUTO_RISERVATO: { status: 409, title: 'Tipo dovuto riservato' },
  TIPO_DOVUTO_INCOMPLETO: { status: 409, title: 'Tipo dovuto incompleto' },
  FUNZIONALITA_SCONOSCIUTA: { status: 404, title: 'Funzionalità sconosciuta' },
  CLIENT_SCONOSCIUTO: { status: 404, title: 'Client non trovato' },
  CLIENT_REVOCATO: { status: 409, title: 'Client revocato' },
  CLIENT_GIA_PRESENTE: { status: 409, title: 'Client già presente' },
  PERMESSI_NON_CONCEDIBILI: { status: 403, title: 'Permessi non concedibili' },
  PERMESSO_MANCANTE: { status: 403, title: 'Il permesso necessario manca' },
  AMBITO_INSUFFICIENTE: { status: 403, title: 'Ambito insufficiente' },
};
