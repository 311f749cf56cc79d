import { DomainError } from '@mypay/kernel';

/** Every refusal of pivot's doors and loads. Each edge maps this union totally. */
export type PivotErrorCode =
  | 'ENTE_SCONOSCIUTO'
  | 'TESORERIA_NON_ATTIVA'
  | 'NOME_FILE_NON_VALIDO'
  | 'FORMATO_FILE_NON_AMMESSO'
  | 'FILE_DUPLICATO'
  | 'TROPPI_CARICAMENTI'
  | 'FILE_SU_ENTE_ERRATO'
  | 'VERSIONE_NON_SUPPORTATA'
  | 'MAPPATURA_NON_VALIDA'
  | 'ARCHIVIO_NON_VALIDO'
  | 'NOME_INTERNO_DIVERSO'
  | 'CSV_NON_LEGGIBILE'
  | 'CODIFICA_NON_AMMESSA'
  | 'CARICAMENTO_INTERROTTO'
  | 'NESSUNA_RIGA'
  | 'TROPPE_RIGHE'
  | 'GIORNALE_SCONOSCIUTO'
  | 'SCARTI_NON_DISPONIBILI'
  | 'CHIAVE_SCONOSCIUTA'
  | 'BOLLETTA_ABBINATA'
  | 'CODICE_SCONOSCIUTO'
  | 'COLLEGAMENTO_ASSENTE';

export class PivotError extends DomainError<PivotErrorCode> {}
