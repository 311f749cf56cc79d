import { DomainError } from '@mypay/kernel';

/** Every refusal of this context that a caller may meet. Each door maps the whole union to its own words. */
export type DovutiErrorCode =
  | 'ENTE_SCONOSCIUTO'
  | 'ENTE_NON_ATTIVO'
  | 'ENTE_SOSPESO'
  | 'ENTE_SENZA_CODICE_SEGREGAZIONE'
  | 'DOVUTO_NON_VALIDO'
  | 'DOVUTO_NON_TROVATO'
  | 'DOVUTO_NON_MODIFICABILE'
  | 'DOVUTO_NON_ANNULLABILE'
  | 'AVVISO_NON_STAMPABILE'
  | 'TIPO_DOVUTO_SCONOSCIUTO'
  | 'TIPO_DOVUTO_NON_ATTIVO'
  | 'TIPO_DOVUTO_NON_PERMESSO'
  | 'TIPO_DOVUTO_NON_MODIFICABILE'
  | 'DATA_SCADENZA_OBBLIGATORIA'
  | 'IUD_DUPLICATO'
  | 'IUV_DUPLICATO'
  | 'IUV_NON_ANNULLABILE'
  | 'IMPORT_NOME_FILE_NON_VALIDO'
  | 'IMPORT_ENTE_DIVERSO'
  | 'IMPORT_VERSIONE_NON_AMMESSA'
  | 'IMPORT_NOME_FILE_DUPLICATO'
  | 'IMPORT_FLUSSO_DUPLICATO'
  | 'IMPORT_FLUSSO_IN_CARICAMENTO'
  | 'IMPORT_NON_TROVATO'
  | 'IMPORT_ESITO_NON_DISPONIBILE'
  | 'IMPORT_NON_ANNULLABILE'
  | 'RICERCA_TROPPO_BREVE'
  | 'TROPPI_CARICAMENTI'
  | 'IUD_NON_VALIDO'
  | 'CODICE_FISCALE_ENTE_NON_VALIDO';

/** A refusal of this context: `message` tells cause and cure, in Italian, without personal data. */
export class DovutiError extends DomainError<DovutiErrorCode> {}
