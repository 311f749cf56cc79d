import type { DovutiErrorCode } from '@mypay/dovuti-core';
import type { HttpError } from '@mypay/platform/http';

/** Every refusal of dovuti on HTTP; the detail of each, with cause and cure, comes from where it is raised. */
export const DOVUTI_ERRORS: Record<DovutiErrorCode, HttpError> = {
  ENTE_SCONOSCIUTO: { status: 404, title: 'L’ente non è ancora noto al servizio dei dovuti' },
  ENTE_NON_ATTIVO: { status: 409, title: 'L’ente non può ancora avere dovuti' },
  ENTE_SOSPESO: { status: 409, title: 'L’ente è sospeso' },
  ENTE_SENZA_CODICE_SEGREGAZIONE: { status: 409, title: 'L’ente non ha un codice di segregazione per gli IUV' },
  DOVUTO_NON_VALIDO: { status: 422, title: 'Il dovuto non è valido' },
  DOVUTO_NON_TROVATO: { status: 404, title: 'Il dovuto non c’è' },
  DOVUTO_NON_MODIFICABILE: { status: 409, title: 'Il dovuto non è modificabile' },
  DOVUTO_NON_ANNULLABILE: { status: 409, title: 'Il dovuto non è annullabile' },
  AVVISO_NON_STAMPABILE: { status: 409, title: 'L’avviso non è stampabile' },
  TIPO_DOVUTO_SCONOSCIUTO: { status: 422, title: 'Il tipo di dovuto non esiste per l’ente' },
  TIPO_DOVUTO_NON_ATTIVO: { status: 409, title: 'Il tipo di dovuto è disattivato' },
  TIPO_DOVUTO_NON_MODIFICABILE: { status: 409, title: 'Il tipo di un dovuto non cambia' },
  DATA_SCADENZA_OBBLIGATORIA: { status: 422, title: 'Serve una data di scadenza valida' },
  IUD_DUPLICATO: { status: 409, title: 'Lo IUD è già usato' },
  IUV_DUPLICATO: { status: 409, title: 'Lo IUV è già usato' },
  IUV_NON_ANNULLABILE: { status: 409, title: 'Lo IUV non si toglie' },
  IMPORT_NOME_FILE_NON_VALIDO: { status: 422, title: 'Il nome del file non è valido' },
  IMPORT_ENTE_DIVERSO: { status: 422, title: 'Il nome del file è di un altro ente' },
  IMPORT_VERSIONE_NON_AMMESSA: { status: 422, title: 'La versione del tracciato non è ammessa' },
  IMPORT_NOME_FILE_DUPLICATO: { status: 409, title: 'Un file con questo nome è già stato caricato' },
  IMPORT_FLUSSO_DUPLICATO: { status: 409, title: 'Il flusso è già stato caricato' },
  IMPORT_FLUSSO_IN_CARICAMENTO: { status: 409, title: 'Il flusso è già in caricamento' },
  IMPORT_NON_TROVATO: { status: 404, title: 'L’importazione non c’è' },
  IMPORT_ESITO_NON_DISPONIBILE: { status: 404, title: 'Il file di esito non c’è' },
  TROPPI_CARICAMENTI: { status: 429, title: 'Troppi caricamenti in attesa' },
  IUD_NON_VALIDO: { status: 400, title: 'Lo IUD non è valido' },
  CODICE_FISCALE_ENTE_NON_VALIDO: { status: 400, title: 'Il codice fiscale dell’ente non è valido' },
};
