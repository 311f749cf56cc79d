import type { RefusedRiga } from '@mypay/pivot-core';
import { csvLine } from '@mypay/platform/files';

/** A file of ours that a spreadsheet opens: what would run there is neutralised. */
const line = (values: readonly (string | number)[]): string =>
  csvLine(values, { newline: '\r\n', escape: '\\', quotes: true, formulas: 'neutralise' });

/** The two layouts of a rejects file: the common envelope of pivot-formats.md §2.11, and the compatible `.log` of §2.7. */
export const SCARTI_FORMATS: Readonly<
  Record<'csv' | 'log', { readonly intestazione: string; readonly riga: (s: RefusedRiga) => string }>
> = {
  csv: {
    intestazione: 'nome_file;num_riga;chiave;codice_errore;descrizione;riga_originale\r\n',
    riga: (s) => line([s.file, s.riga, s.chiave, s.codice, s.descrizione, s.original]),
  },
  log: {
    intestazione:
      'de_anno_bolletta;cod_bolletta;dt_contabile;de_denominazione;de_causale;num_importo;dt_valuta;errorMessage\r\n',
    riga: (s) => line([...s.campi, s.descrizione]),
  },
};
