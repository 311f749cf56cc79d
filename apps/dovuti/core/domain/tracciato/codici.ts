import type { VizioDiForma } from '../forma';
import type { DifettoDiArchivio } from '../giudizio';
import type { DifettoDiContenuto } from '../validazione';
import type { Colonna } from './versioni';

/** Why a row was refused, as it stands in the scarti. */
export interface Scarto {
  readonly codice: string;
  readonly descrizione: string;
}

export const SINTASSI = 'PAA_IMPORT_SINTASSI_CSV';
const ERRORE = 'PAA_IMPORT_ERROR';

/** Tokens of rows that cannot be read column by column. Source: tracciati.md §4.2. */
export const RIGA_ILLEGGIBILE = 'ERRORE GENERICO NELLA LETTURA DELLA RIGA DEL CSV';
export const TROPPE_COLONNE = 'Too many columns';

/** A value as a description may repeat it: it opens no further cell, so a spreadsheet finds no formula of it there. */
const inOneCell = (valore: string): string => valore.replace(/[;"\p{Cc}]/gu, ' ');

/** The token of one field's fault; the misspelling is the original's and programs look for it. Source: tracciati.md §4.2. */
export function tokenDi(colonna: Colonna, vizio: VizioDiForma, valore: string): string {
  switch (vizio) {
    case 'TROPPO_GRANDE':
      return `${colonna.token} TROPPO GRANDE`;
    case 'NON_PRESENTE':
      return `${colonna.token === 'COD_IUD' ? 'IUD' : colonna.token} NON PRESENTE`;
    case 'NUMERO_NON_CONFORME':
      return `${colonna.token} NON CONFROME: ${inOneCell(valore)}`;
    case 'BOOLEANO_NON_CONFORME':
      return `${colonna.token} NON CONFORME`;
    case 'DATA_NON_VALIDA':
      return 'dataScadenzaPagamento:wrong DATE pattern or wrong DATE data';
  }
}

/** Stage 1: one code, every token after its pipe. */
export const scartoDiForma = (token: readonly string[]): Scarto => ({
  codice: SINTASSI,
  descrizione: token.map((t) => `|${t}`).join(''),
});

/** A line beyond what the widest columns can fill: it is not read, and spoils itself alone. */
export const RIGA_TROPPO_LUNGA: Scarto = scartoDiForma([RIGA_ILLEGGIBILE, 'RIGA TROPPO GRANDE']);

/** A line that is no UTF-8, or that lost characters in a conversion. */
export const NON_UTF8: Scarto = {
  codice: `${SINTASSI}_CODIFICA_NON_UTF8`,
  descrizione: 'la riga non e in UTF-8 (di solito Windows-1252): salvare il file in UTF-8',
};

/** Stage 2. */
export const IUD_GIA_NEL_FILE: Scarto = {
  codice: 'PAA_IMPORT_IUD_DUPLICATO',
  descrizione: 'IUD gia presente nel file',
};
/** Stage 3. */
export const AZIONE_SCONOSCIUTA: Scarto = { codice: `${SINTASSI}_AZIONE`, descrizione: 'azione non valida' };

/** Stage 4: suffix and words of each fault of content. Source: tracciati.md §4.4; a disabled tipo reads INESISTENTE, dovuti.md §15. */
export const SUFFISSI: Record<DifettoDiContenuto, readonly [suffisso: string, descrizione: string]> = {
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
const SENZA_BARRA: ReadonlySet<DifettoDiContenuto> = new Set(['COD_FISC']);

/** Stage 4: all codes, each after a pipe. */
export function scartoDiContenuto(difetti: readonly DifettoDiContenuto[]): Scarto {
  const codice = difetti
    .map((difetto, i) => `${i === 0 && SENZA_BARRA.has(difetto) ? '' : '|'}${SINTASSI}${SUFFISSI[difetto][0]}`)
    .join('');
  return { codice, descrizione: difetti.map((difetto) => `|${SUFFISSI[difetto][1]}`).join('') };
}

/** Stage 5, and what has no code of its own: the reason is in the description, cut to 512. */
export function scartoGenerico(codice: string, descrizione: string): Scarto {
  return { codice: ERRORE, descrizione: `|CODICE ${codice} DESCRIZIONE ${descrizione}`.slice(0, 512) };
}

/** Stage 6: the code of each refusal of the archive. Source: tracciati.md §4.5. */
export const SCARTI_DI_ARCHIVIO: Record<DifettoDiArchivio, Scarto> = {
  TIPO_DOVUTO_INESISTENTE: {
    codice: '|PAA_IMPORT_COD_TIPO_DOVUTO_INESISTENTE',
    descrizione: '|tipo dovuto inesistente per l ente',
  },
  OPERATORE_NO_PERMESSI: {
    codice: '|PAA_IMPORT_OPERATORE_NO_PERMESSI',
    descrizione: '|operatore non abilitato al tipo dovuto',
  },
  DATA_SCADENZA_OBBLIGATORIA: {
    codice: '|PAA_IMPORT_DATA_SCADENZA_PAGAMENTO_OBBLIGATORIA',
    descrizione: '|data scadenza pagamento assente o passata',
  },
  IUD_DUPLICATO: { codice: '|PAA_IMPORT_IUD_DUPLICATO', descrizione: '|IUD gia presente' },
  IUV_DUPLICATO: { codice: '|PAA_IMPORT_IUV_DUPLICATO', descrizione: '|codice IUV gia presente o diverso' },
  NESSUN_DOVUTO_VIVO: scartoGenerico(ERRORE, 'nessun dovuto aperto con questo IUD'),
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
