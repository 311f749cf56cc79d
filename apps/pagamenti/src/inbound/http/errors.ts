import type { ReadErrorCode } from '@mypay/pagamenti-core';
import { type HttpError, provideErrorMap } from '@mypay/platform/http';

type HttpCode = ReadErrorCode | 'CODICE_FISCALE_ENTE_NON_VALIDO';

const HTTP: Record<HttpCode, HttpError> = {
  SCARICO_SCONOSCIUTO: { status: 404, title: 'Scarico sconosciuto' },
  RICEVUTA_SCONOSCIUTA: { status: 404, title: 'Ricevuta sconosciuta' },
  CODICE_FISCALE_ENTE_NON_VALIDO: { status: 404, title: 'Ente non trovato' },
};

/** Refusals of this service in the words of HTTP. */
export const errorMap = provideErrorMap<HttpCode>(HTTP);
