import { type LocalDate, parseLenientEuro, parseLocalDate } from '@mypay/kernel';
import { CAUSALE_MAX, readCausale } from '../causale';
import { type Movimento, NO_CODE } from '../movimento';
import { GIORNALE_FIELDS, type GiornaleField, type Dialect } from './mapping';

/** Row-level refusals of pivot-formats.md §2.11 that a giornale can give. */
export type ScartoCode =
  | 'CSV_GENERIC_ERROR'
  | 'CSV_COLUMN_COUNT_MISMATCH'
  | 'CSV_MISSING_REQUIRED_FIELD'
  | 'CSV_DATA_TYPE_MISMATCH'
  | 'CSV_VALIDATION_ERROR'
  | 'IUF_TOO_LONG'
  | 'BOLLETTA_RIPETUTA';

/** A refused row: why, and what it said, field by field in the order of the default layout. */
export interface Scarto {
  readonly codice: ScartoCode;
  readonly descrizione: string;
  readonly chiave: string;
  readonly campi: readonly string[];
}

export type JudgedRiga = { readonly movimento: Movimento } | { readonly scarto: Scarto };

const BOLLETTA_MAX = 7;
const ORDINANTE_MAX = 255;
/** Characters of any field that are looked at: enough to see that it is too long. */
const FIELD_MAX = CAUSALE_MAX;
/** The platform is younger, and so is every giornale. */
const YEAR_MIN = 1900;

/** The first thing wrong with a row; thrown and caught in this file only. */
class Fault extends Error {
  constructor(
    readonly codice: ScartoCode,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Judges one row of a giornale di cassa CSV and reads the identifiers of its causale. A row without identifiers is good: the
 * journal must be complete. Source: pivot-formats.md §2.7.
 */
export function judgeRiga(values: readonly string[], dialect: Dialect): JudgedRiga {
  const field = fieldOf(values, dialect);
  try {
    const columns = Math.max(...Object.values(dialect.columns as Record<string, number>));
    if (values.length < columns)
      throw new Fault(
        'CSV_COLUMN_COUNT_MISMATCH',
        `Impossibile elaborare la riga: ${values.length} colonne su ${columns}`,
      );
    if (values.some((v) => v.includes('\u0000')))
      throw new Fault('CSV_VALIDATION_ERROR', 'Impossibile elaborare la riga: contiene caratteri non ammessi');
    if (values.some((v) => v.includes('\ufffd')))
      throw new Fault('CSV_VALIDATION_ERROR', 'Impossibile elaborare la riga: contiene caratteri andati perduti (�)');
    const causale = field('causale');
    const { iuf, iuv, letture, iufTooLong } = readCausale(causale);
    const movimento: Movimento = {
      anno: anno(field('annoBolletta')),
      bolletta: bolletta(field('codBolletta')),
      enteBt: NO_CODE,
      istat: NO_CODE,
      dataContabile: data('dt_contabile', field('dataContabile')),
      dataValuta:
        dialect.nome === 'PU' && field('dataValuta') === '' ? undefined : data('dt_valuta', field('dataValuta')),
      importo: importo(field('importo'), dialect.comma),
      causale,
      ordinante: field('denominazione').slice(0, ORDINANTE_MAX),
      iuf,
      iuv,
      letture,
    };
    if (iufTooLong) throw new Fault('IUF_TOO_LONG', `iuf [${iuf}] più lungo di 35 caratteri`);
    return { movimento };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { scarto: refuseRow(error.codice, error.message, values, dialect) };
  }
}

/** A refused row, its texts cut to what is kept and without what a database cannot hold. */
export function refuseRow(
  codice: ScartoCode,
  description: string,
  values: readonly string[],
  dialect: Dialect,
): Scarto {
  const field = fieldOf(values, dialect);
  return {
    codice,
    descrizione: storable(description, 500),
    chiave: storable(`${field('annoBolletta')}/${field('codBolletta')}`, 64),
    campi: GIORNALE_FIELDS.map((c) => storable(field(c), FIELD_MAX)),
  };
}

/**
 * Whether a first record is a movement already, and not a header: its year is a year, or its day a day. Source: ours; a file
 * without header must not lose its first row.
 */
export function isMovement(values: readonly string[], dialect: Dialect): boolean {
  const field = fieldOf(values, dialect);
  return /^\d{4}$/.test(field('annoBolletta')) || /^\d{4}-\d{2}-\d{2}$/.test(field('dataContabile'));
}

const fieldOf =
  (values: readonly string[], dialect: Dialect) =>
  (c: GiornaleField): string =>
    (values[(dialect.columns[c] ?? 0) - 1] ?? '').trim().slice(0, FIELD_MAX);

/** A text without NUL, cut to `max` characters first. */
export function storable(text: string, max: number): string {
  return text.slice(0, max).replaceAll('\u0000', '\u2400');
}

function anno(value: string): string {
  if (value === '') throw new Fault('CSV_MISSING_REQUIRED_FIELD', 'de_anno_bolletta mancante');
  if (!/^\d{4}$/.test(value) || Number(value) < YEAR_MIN)
    throw new Fault('CSV_DATA_TYPE_MISMATCH', `de_anno_bolletta [${value}] non valido`);
  return value;
}

/** A spreadsheet makes numbers of codes: `3003.0` and `1E+06` are what is left of a bolletta, and name another or none. */
const SPREADSHEET_NUMBER = /^\d+[.,]0+$|^\d+(?:[.,]\d+)?E[+-]\d+$|^\d+[.,]\d+E\d+$/i;

function bolletta(value: string): string {
  if (value === '') throw new Fault('CSV_MISSING_REQUIRED_FIELD', 'cod_bolletta mancante');
  if (value.length > BOLLETTA_MAX)
    throw new Fault('CSV_VALIDATION_ERROR', `cod_bolletta [${value}] più lungo di ${BOLLETTA_MAX} caratteri`);
  if (value === '.' || value === '..') throw new Fault('CSV_DATA_TYPE_MISMATCH', `cod_bolletta [${value}] non valido`);
  if (SPREADSHEET_NUMBER.test(value))
    throw new Fault(
      'CSV_DATA_TYPE_MISMATCH',
      `cod_bolletta [${value}] è un numero riscritto da un foglio di calcolo: riportare il codice com’era`,
    );
  return value;
}

function data(name: string, value: string): LocalDate {
  if (value === '') throw new Fault('CSV_MISSING_REQUIRED_FIELD', `${name} mancante`);
  try {
    const day = parseLocalDate(value);
    if (Number(day.slice(0, 4)) >= YEAR_MIN) return day;
  } catch {
    // refused below, with the words of the column
  }
  throw new Fault('CSV_DATA_TYPE_MISMATCH', `${name} [${value}] non valida: formato atteso aaaa-MM-gg`);
}

function importo(value: string, comma: boolean) {
  if (value === '') throw new Fault('CSV_MISSING_REQUIRED_FIELD', 'num_importo mancante');
  const normal = value.replace(/^\+/, '');
  try {
    return parseLenientEuro(comma ? normal.replace(',', '.') : normal);
  } catch {
    throw new Fault('CSV_DATA_TYPE_MISMATCH', `num_importo [${value}] non valido`);
  }
}
