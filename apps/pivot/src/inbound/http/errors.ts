import type { PivotErrorCode } from '@mypay/pivot-core';
import type { HttpError } from '@mypay/platform/http';

/** Refusals of pivot in the words of HTTP. A new code does not compile until it has its words here. */
export const PIVOT_ERRORS: Record<PivotErrorCode, HttpError> = {
  ENTE_SCONOSCIUTO: { status: 404, title: 'Ente sconosciuto' },
  TESORERIA_NON_ATTIVA: { status: 409, title: 'L’ente non usa la tesoreria' },
  NOME_FILE_NON_VALIDO: { status: 422, title: 'Nome del file non valido' },
  FORMATO_FILE_NON_AMMESSO: { status: 415, title: 'Formato del file non ammesso' },
  FILE_DUPLICATO: { status: 409, title: 'Nome di file già usato' },
  TROPPI_CARICAMENTI: { status: 429, title: 'Troppi caricamenti in attesa' },
  FILE_SU_ENTE_ERRATO: { status: 422, title: 'File caricato su ente errato' },
  VERSIONE_NON_SUPPORTATA: { status: 422, title: 'Versione non supportata' },
  MAPPATURA_NON_VALIDA: { status: 400, title: 'Mappatura non valida' },
  ARCHIVIO_NON_VALIDO: { status: 422, title: 'Archivio non valido' },
  NOME_INTERNO_DIVERSO: { status: 422, title: 'Nome interno diverso' },
  CSV_NON_LEGGIBILE: { status: 422, title: 'CSV non leggibile' },
  CODIFICA_NON_AMMESSA: { status: 422, title: 'Codifica non ammessa' },
  CARICAMENTO_INTERROTTO: { status: 500, title: 'Caricamento interrotto' },
  TROPPE_RIGHE: { status: 422, title: 'Troppe righe' },
  NESSUNA_RIGA: { status: 422, title: 'Nessuna riga' },
  GIORNALE_SCONOSCIUTO: { status: 404, title: 'Giornale di cassa sconosciuto' },
  SCARTI_NON_DISPONIBILI: { status: 404, title: 'Gli scarti non ci sono più' },
  CHIAVE_SCONOSCIUTA: { status: 404, title: 'Chiave sconosciuta' },
  BOLLETTA_ABBINATA: { status: 409, title: 'La bolletta si abbina già' },
  CODICE_SCONOSCIUTO: { status: 422, title: 'Nulla porta quel codice' },
  COLLEGAMENTO_ASSENTE: { status: 409, title: 'Nessun collegamento da sciogliere' },
};
