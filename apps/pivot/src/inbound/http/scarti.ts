/** A refused row as it lies in the database. */
export interface ScartoSalvato {
  readonly riga: number;
  readonly nomeFile: string;
  readonly chiave: string;
  readonly codice: string;
  readonly descrizione: string;
  readonly originale: string;
  readonly campi: readonly string[];
}

const linea = (valori: readonly unknown[]): string =>
  `${valori.map((v) => `"${String(v).replace(/["\\]/g, '\\$&')}"`).join(';')}\r\n`;

/** The two layouts of a rejects file: the common envelope of pivot-formats.md §2.11, and the compatible `.log` of §2.7. */
export const FORMATI_SCARTI: Readonly<
  Record<'csv' | 'log', { readonly intestazione: string; readonly riga: (s: ScartoSalvato) => string }>
> = {
  csv: {
    intestazione: 'nome_file;num_riga;chiave;codice_errore;descrizione;riga_originale\r\n',
    riga: (s) => linea([s.nomeFile, s.riga, s.chiave, s.codice, s.descrizione, s.originale]),
  },
  log: {
    intestazione:
      'de_anno_bolletta;cod_bolletta;dt_contabile;de_denominazione;de_causale;num_importo;dt_valuta;errorMessage\r\n',
    riga: (s) => linea([...s.campi, s.descrizione]),
  },
};
