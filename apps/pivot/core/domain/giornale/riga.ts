import { type LocalDate, parseLenientEuro, parseLocalDate } from '@mypay/kernel';
import { CAUSALE_MAX, leggiCausale } from '../causale';
import { type Movimento, SENZA_CODICE } from '../movimento';
import { CAMPI_GIORNALE, type CampoGiornale, type Dialetto } from './mappatura';

/** Row-level refusals of pivot-formats.md §2.11 that a giornale can give. */
export type CodiceScarto =
  | 'CSV_GENERIC_ERROR'
  | 'CSV_COLUMN_COUNT_MISMATCH'
  | 'CSV_MISSING_REQUIRED_FIELD'
  | 'CSV_DATA_TYPE_MISMATCH'
  | 'CSV_VALIDATION_ERROR'
  | 'IUF_TOO_LONG'
  | 'BOLLETTA_RIPETUTA';

/** A refused row: why, and what it said, field by field in the order of the default layout. */
export interface Scarto {
  readonly codice: CodiceScarto;
  readonly descrizione: string;
  readonly chiave: string;
  readonly campi: readonly string[];
}

export type RigaGiudicata = { readonly movimento: Movimento } | { readonly scarto: Scarto };

const BOLLETTA_MAX = 7;
const ORDINANTE_MAX = 255;
/** Characters of any field that are looked at: enough to see that it is too long. */
const FIELD_MAX = CAUSALE_MAX;
/** The platform is younger, and so is every giornale. */
const YEAR_MIN = 1900;

/** The first thing wrong with a row; thrown and caught in this file only. */
class Difetto extends Error {
  constructor(
    readonly codice: CodiceScarto,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Judges one row of a giornale di cassa CSV and reads the identifiers of its causale. A row without identifiers is good: the
 * journal must be complete. Source: pivot-formats.md §2.7.
 */
export function giudicaRiga(valori: readonly string[], dialetto: Dialetto): RigaGiudicata {
  const campo = fieldOf(valori, dialetto);
  try {
    const colonne = Math.max(...Object.values(dialetto.colonne as Record<string, number>));
    if (valori.length < colonne)
      throw new Difetto(
        'CSV_COLUMN_COUNT_MISMATCH',
        `Impossibile elaborare la riga: ${valori.length} colonne su ${colonne}`,
      );
    if (valori.some((v) => v.includes('\u0000')))
      throw new Difetto('CSV_VALIDATION_ERROR', 'Impossibile elaborare la riga: contiene caratteri non ammessi');
    if (valori.some((v) => v.includes('\ufffd')))
      throw new Difetto('CSV_VALIDATION_ERROR', 'Impossibile elaborare la riga: contiene caratteri andati perduti (�)');
    const causale = campo('causale');
    const { iuf, iuv, iufTroppoLungo } = leggiCausale(causale);
    const movimento: Movimento = {
      anno: anno(campo('annoBolletta')),
      bolletta: bolletta(campo('codBolletta')),
      enteBt: SENZA_CODICE,
      istat: SENZA_CODICE,
      dataContabile: data('dt_contabile', campo('dataContabile')),
      dataValuta:
        dialetto.nome === 'PU' && campo('dataValuta') === '' ? undefined : data('dt_valuta', campo('dataValuta')),
      importo: importo(campo('importo'), dialetto.virgola),
      causale,
      ordinante: campo('denominazione').slice(0, ORDINANTE_MAX),
      iuf,
      iuv,
    };
    if (iufTroppoLungo) throw new Difetto('IUF_TOO_LONG', `iuf [${iuf}] più lungo di 35 caratteri`);
    return { movimento };
  } catch (error) {
    if (!(error instanceof Difetto)) throw error;
    return { scarto: refuseRow(error.codice, error.message, valori, dialetto) };
  }
}

/** A refused row, its texts cut to what is kept and without what a database cannot hold. */
export function refuseRow(
  codice: CodiceScarto,
  descrizione: string,
  valori: readonly string[],
  dialetto: Dialetto,
): Scarto {
  const campo = fieldOf(valori, dialetto);
  return {
    codice,
    descrizione: storable(descrizione, 500),
    chiave: storable(`${campo('annoBolletta')}/${campo('codBolletta')}`, 64),
    campi: CAMPI_GIORNALE.map((c) => storable(campo(c), FIELD_MAX)),
  };
}

/**
 * Whether a first record is a movement already, and not a header: its year is a year, or its day a day. Source: ours; a file
 * without header must not lose its first row.
 */
export function isMovement(valori: readonly string[], dialetto: Dialetto): boolean {
  const campo = fieldOf(valori, dialetto);
  return /^\d{4}$/.test(campo('annoBolletta')) || /^\d{4}-\d{2}-\d{2}$/.test(campo('dataContabile'));
}

const fieldOf =
  (valori: readonly string[], dialetto: Dialetto) =>
  (c: CampoGiornale): string =>
    (valori[(dialetto.colonne[c] ?? 0) - 1] ?? '').trim().slice(0, FIELD_MAX);

/** A text without NUL, cut to `max` characters first. */
export function storable(text: string, max: number): string {
  return text.slice(0, max).replaceAll('\u0000', '\u2400');
}

function anno(valore: string): string {
  if (valore === '') throw new Difetto('CSV_MISSING_REQUIRED_FIELD', 'de_anno_bolletta mancante');
  if (!/^\d{4}$/.test(valore) || Number(valore) < YEAR_MIN)
    throw new Difetto('CSV_DATA_TYPE_MISMATCH', `de_anno_bolletta [${valore}] non valido`);
  return valore;
}

/** A spreadsheet makes numbers of codes: `3003.0` and `1E+06` are what is left of a bolletta, and name another or none. */
const SPREADSHEET_NUMBER = /^\d+[.,]0+$|^\d+(?:[.,]\d+)?E[+-]\d+$/i;

function bolletta(valore: string): string {
  if (valore === '') throw new Difetto('CSV_MISSING_REQUIRED_FIELD', 'cod_bolletta mancante');
  if (valore.length > BOLLETTA_MAX)
    throw new Difetto('CSV_VALIDATION_ERROR', `cod_bolletta [${valore}] più lungo di ${BOLLETTA_MAX} caratteri`);
  if (SPREADSHEET_NUMBER.test(valore))
    throw new Difetto(
      'CSV_DATA_TYPE_MISMATCH',
      `cod_bolletta [${valore}] è un numero riscritto da un foglio di calcolo: riportare il codice com’era`,
    );
  return valore;
}

function data(nome: string, valore: string): LocalDate {
  if (valore === '') throw new Difetto('CSV_MISSING_REQUIRED_FIELD', `${nome} mancante`);
  try {
    const giorno = parseLocalDate(valore);
    if (Number(giorno.slice(0, 4)) >= YEAR_MIN) return giorno;
  } catch {
    // refused below, with the words of the column
  }
  throw new Difetto('CSV_DATA_TYPE_MISMATCH', `${nome} [${valore}] non valida: formato atteso aaaa-MM-gg`);
}

function importo(valore: string, virgola: boolean) {
  if (valore === '') throw new Difetto('CSV_MISSING_REQUIRED_FIELD', 'num_importo mancante');
  const normale = valore.replace(/^\+/, '');
  try {
    return parseLenientEuro(virgola ? normale.replace(',', '.') : normale);
  } catch {
    throw new Difetto('CSV_DATA_TYPE_MISMATCH', `num_importo [${valore}] non valido`);
  }
}
