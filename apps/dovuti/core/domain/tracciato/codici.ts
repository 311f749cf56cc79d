import type { ShapeDefect } from '../shape';
import type { ArchiveFault } from '../judgement';
import type { ContentFault } from '../validation';
import type { Column } from './versioni';

/** Why a row was refused, as it stands in the scarti. */
export interface Scarto {
  readonly codice: string;
  readonly descrizione: string;
}

export const SYNTAX = 'PAA_IMPORT_SINTASSI_CSV';
const GENERIC_ERROR = 'PAA_IMPORT_ERROR';

/** Tokens of rows that cannot be read column by column. Source: tracciati.md §4.2. */
export const UNREADABLE_RIGA = 'ERRORE GENERICO NELLA LETTURA DELLA RIGA DEL CSV';
export const TOO_MANY_COLUMNS = 'Too many columns';

/** A value as a description may repeat it: it opens no further cell, so a spreadsheet finds no formula of it there. */
const inOneCell = (value: string): string => value.replace(/[;"\p{Cc}]/gu, ' ');

/** The token of one field's fault; the misspelling is the original's and programs look for it. Source: tracciati.md §4.2. */
export function tokenOf(column: Column, defect: ShapeDefect, value: string): string {
  switch (defect) {
    case 'TROPPO_GRANDE':
      return `${column.token} TROPPO GRANDE`;
    case 'NON_PRESENTE':
      return `${column.token === 'COD_IUD' ? 'IUD' : column.token} NON PRESENTE`;
    case 'NUMERO_NON_CONFORME':
      return `${column.token} NON CONFROME: ${inOneCell(value)}`;
    case 'BOOLEANO_NON_CONFORME':
      return `${column.token} NON CONFORME`;
    case 'DATA_NON_VALIDA':
      return 'dataScadenzaPagamento:wrong DATE pattern or wrong DATE data';
  }
}

/** Stage 1: one code, every token after its pipe. */
export const shapeScarto = (token: readonly string[]): Scarto => ({
  codice: SYNTAX,
  descrizione: token.map((t) => `|${t}`).join(''),
});

/** A line beyond what the widest columns can fill: it is not read, and spoils itself alone. */
export const LINE_TOO_LONG: Scarto = shapeScarto([UNREADABLE_RIGA, 'RIGA TROPPO GRANDE']);

/** A line that is no UTF-8, or that lost characters in a conversion. */
export const NOT_UTF8: Scarto = {
  codice: `${SYNTAX}_CODIFICA_NON_UTF8`,
  descrizione: 'la riga non e in UTF-8 (di solito Windows-1252): salvare il file in UTF-8',
};

/** Stage 2. */
export const IUD_ALREADY_IN_FILE: Scarto = {
  codice: 'PAA_IMPORT_IUD_DUPLICATO',
  descrizione: 'IUD gia presente nel file',
};
/** Stage 3. */
export const UNKNOWN_ACTION: Scarto = { codice: `${SYNTAX}_AZIONE`, descrizione: 'azione non valida' };

/** Stage 4: suffix and words of each fault of content. Source: tracciati.md §4.4; a disabled tipo reads INESISTENTE, dovuti.md §15. */
export const SUFFIXES: Record<ContentFault, readonly [suffisso: string, descrizione: string]> = {
  IUD: ['_IUD', 'IUD non valido'],
  IUV: ['_IUV', 'codice IUV non valido'],
  TIPO_DOVUTO_INESISTENTE: ['_TIPO_DOVUTO_INESISTENTE', 'tipo dovuto inesistente'],
  TIPO_DOVUTO_NON_ATTIVO: ['_TIPO_DOVUTO_INESISTENTE', 'tipo dovuto disattivato per l ente'],
  TIPO_DOVUTO_MARCA_DA_BOLLO: ['_TIPO_DOVUTO_NON_VALIDO_MARCA_DA_BOLLO', 'tipo dovuto marca da bollo non ammesso'],
  COD_FISC: ['_COD_FISC', 'codice fiscale non valido'],
  P_IVA: ['_P_IVA', 'partita iva non valida'],
  ID_UNIV_FG: ['_ID_UNIV_FG', 'tipo identificativo univoco diverso da F e G'],
  CIVICO: ['_CIVICO', 'civico non valido'],
  NAZIONE: ['_NAZ', 'nazione non valida'],
  PROVINCIA: ['_PROV', 'provincia non valida'],
  CAP: ['_CAP', 'cap non valido'],
  EMAIL: ['_EMAIL', 'email non valida'],
  DATA_SCADENZA_NON_PRESENTE: ['_DATA_SCADENZA_PAGAMENTO_NON_PRESENTE', 'data scadenza pagamento non presente'],
  IMPORTO: ['_IMPORTO', 'importo non valido'],
  COMMISSIONE: ['_COMMISSIONI_PA', 'commissione a carico PA non valida'],
  TIPO_VERSAMENTO: ['_TIPO_VERS', 'tipo versamento non valido'],
  DATI_SPECIFICI: ['_DATI_RISCOSS', 'dati specifici riscossione non validi'],
  BILANCIO: ['_BILANCIO', 'bilancio non valido o diverso dall importo'],
};

/** Codes that the original appends without a pipe: bare when nothing stands before them. Source: tracciati.md §4.4. */
const WITHOUT_BAR: ReadonlySet<ContentFault> = new Set(['COD_FISC']);

/** Stage 4: all codes, each after a pipe. */
export function contentScarto(faults: readonly ContentFault[]): Scarto {
  const codice = faults
    .map((fault, i) => `${i === 0 && WITHOUT_BAR.has(fault) ? '' : '|'}${SYNTAX}${SUFFIXES[fault][0]}`)
    .join('');
  return { codice, descrizione: faults.map((fault) => `|${SUFFIXES[fault][1]}`).join('') };
}

/** Stage 5, and what has no code of its own: the reason is in the description, cut to 512. */
export function genericScarto(codice: string, description: string): Scarto {
  return { codice: GENERIC_ERROR, descrizione: `|CODICE ${codice} DESCRIZIONE ${description}`.slice(0, 512) };
}

/** Stage 6: the code of each refusal of the archive. Source: tracciati.md §4.5. */
export const ARCHIVE_SCARTI: Record<ArchiveFault, Scarto> = {
  TIPO_DOVUTO_INESISTENTE: {
    codice: '|PAA_IMPORT_COD_TIPO_DOVUTO_INESISTENTE',
    descrizione: '|tipo dovuto inesistente per l ente',
  },
  OPERATORE_NO_PERMESSI: {
    codice: '|PAA_IMPORT_OPERATORE_NO_PERMESSI',
    descrizione: '|operatore non abilitato a questo tipo dovuto',
  },
  DATA_SCADENZA_OBBLIGATORIA: {
    codice: '|PAA_IMPORT_DATA_SCADENZA_PAGAMENTO_OBBLIGATORIA',
    descrizione: '|data scadenza pagamento assente o passata',
  },
  IUD_DUPLICATO: { codice: '|PAA_IMPORT_IUD_DUPLICATO', descrizione: '|IUD gia presente' },
  IUV_DUPLICATO: { codice: '|PAA_IMPORT_IUV_DUPLICATO', descrizione: '|codice IUV gia presente o diverso' },
  NESSUN_DOVUTO_VIVO: genericScarto(GENERIC_ERROR, 'nessun dovuto aperto con questo IUD'),
  DOVUTO_NON_PRESENTE: {
    codice: '|PAA_IMPORT_DOVUTO_NON_PRESENTE',
    descrizione: '|dovuto non presente in stato da pagare',
  },
  TIPO_DOVUTO_NON_MODIFICABILE: {
    codice: '|PAA_IMPORT_TIPO_DOVUTO_NON_MODIFICABILE',
    descrizione: '|tipo dovuto non modificabile',
  },
  IUV_NO_NULLABLE: { codice: '|PAA_IMPORT_IUV_NO_NULLABLE', descrizione: '|codice IUV gia presente e non indicato' },
};
