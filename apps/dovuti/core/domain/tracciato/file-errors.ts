/** Why a whole upload failed, as `codiceErrore` shows it. Source: tracciati.md §3.4; the last two are ours. */
export type FileErrorCode =
  | 'PAA_IMPORT_ERROR'
  | 'PAA_IMPORT_NO_CSV'
  | 'PAA_IMPORT_ERRORE_GENERICO'
  | 'PAA_IMPORT_NO_RIGHE'
  | 'PAA_IMPORT_CODIFICA_NON_UTF8(UTF-16)';

const EXPLANATIONS: Readonly<Record<FileErrorCode, string>> = {
  PAA_IMPORT_ERROR: 'Lo zip non si legge, o supera i limiti: rifarlo e caricarlo di nuovo.',
  PAA_IMPORT_NO_CSV:
    'Il file non è un CSV, o lo zip non contiene il CSV con il suo stesso nome: salvare come CSV con ; e caricarlo di nuovo.',
  PAA_IMPORT_ERRORE_GENERICO:
    'L’importazione si è interrotta più volte ed è stata abbandonata; le righe già accettate restano. Caricare il resto in un flusso nuovo, o chiedere a chi gestisce la piattaforma.',
  PAA_IMPORT_NO_RIGHE: 'Il file non ha righe di dati dopo l’intestazione: controllarlo e caricarlo di nuovo.',
  'PAA_IMPORT_CODIFICA_NON_UTF8(UTF-16)': 'Il file è in UTF-16: salvarlo come CSV UTF-8 e caricarlo di nuovo.',
};

/** Cause and cure, in Italian, of a code kept with an import; undefined for none and for a code of old data. */
export const explainFileError = (code: string | undefined): string | undefined =>
  code === undefined ? undefined : (EXPLANATIONS as Readonly<Record<string, string>>)[code];
