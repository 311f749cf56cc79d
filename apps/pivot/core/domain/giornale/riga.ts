import { type LocalDate, parseEuroTollerante, parseLocalDate } from '@mypay/kernel';
import { leggiCausale } from '../causale';
import { type Movimento, SENZA_CODICE } from '../movimento';
import { CAMPI_GIORNALE, type CampoGiornale, type Dialetto } from './mappatura';

/** Row-level refusals of pivot-formats.md §2.11 that a giornale can give. */
export type CodiceScarto =
  | 'CSV_GENERIC_ERROR'
  | 'CSV_COLUMN_COUNT_MISMATCH'
  | 'CSV_MISSING_REQUIRED_FIELD'
  | 'CSV_DATA_TYPE_MISMATCH'
  | 'CSV_VALIDATION_ERROR'
  | 'IUF_TOO_LONG';

/** A refused row: why, and what it said, field by field in the order of the default layout. */
export interface Scarto {
  readonly codice: CodiceScarto;
  readonly descrizione: string;
  readonly chiave: string;
  readonly campi: readonly string[];
}

export type RigaGiudicata = { readonly movimento: Movimento } | { readonly scarto: Scarto };

const LUNGHEZZA_BOLLETTA = 7;
const LUNGHEZZA_ORDINANTE = 255;
const LUNGHEZZA_CAUSALE = 2_000;

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
  const campo = (c: CampoGiornale): string => (valori[(dialetto.colonne[c] ?? 0) - 1] ?? '').trim();
  try {
    const colonne = Math.max(...Object.values(dialetto.colonne as Record<string, number>));
    if (valori.length < colonne)
      throw new Difetto(
        'CSV_COLUMN_COUNT_MISMATCH',
        `Impossibile elaborare la riga: ${valori.length} colonne su ${colonne}`,
      );
    if (valori.some((v) => v.includes('\u0000')))
      throw new Difetto('CSV_VALIDATION_ERROR', 'Impossibile elaborare la riga: contiene caratteri non ammessi');
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
      causale: causale.slice(0, LUNGHEZZA_CAUSALE),
      ordinante: campo('denominazione').slice(0, LUNGHEZZA_ORDINANTE),
      iuf,
      iuv,
    };
    if (iufTroppoLungo) throw new Difetto('IUF_TOO_LONG', `iuf [${iuf}] più lungo di 35 caratteri`);
    return { movimento };
  } catch (error) {
    if (!(error instanceof Difetto)) throw error;
    return {
      scarto: {
        codice: error.codice,
        descrizione: error.message.replaceAll('\u0000', '\ufffd').slice(0, 500),
        chiave: `${campo('annoBolletta')}/${campo('codBolletta')}`.replaceAll('\u0000', '\ufffd').slice(0, 64),
        campi: CAMPI_GIORNALE.map((c) => campo(c).replaceAll('\u0000', '\ufffd').slice(0, 2_000)),
      },
    };
  }
}

function anno(valore: string): string {
  if (valore === '') throw new Difetto('CSV_MISSING_REQUIRED_FIELD', 'de_anno_bolletta mancante');
  if (!/^\d{4}$/.test(valore)) throw new Difetto('CSV_DATA_TYPE_MISMATCH', `de_anno_bolletta [${valore}] non valido`);
  return valore;
}

function bolletta(valore: string): string {
  if (valore === '') throw new Difetto('CSV_MISSING_REQUIRED_FIELD', 'cod_bolletta mancante');
  if (valore.length > LUNGHEZZA_BOLLETTA)
    throw new Difetto('CSV_VALIDATION_ERROR', `cod_bolletta [${valore}] più lungo di ${LUNGHEZZA_BOLLETTA} caratteri`);
  return valore;
}

function data(nome: string, valore: string): LocalDate {
  if (valore === '') throw new Difetto('CSV_MISSING_REQUIRED_FIELD', `${nome} mancante`);
  try {
    return parseLocalDate(valore);
  } catch {
    throw new Difetto('CSV_DATA_TYPE_MISMATCH', `${nome} [${valore}] non valida: formato atteso aaaa-MM-gg`);
  }
}

function importo(valore: string, virgola: boolean) {
  if (valore === '') throw new Difetto('CSV_MISSING_REQUIRED_FIELD', 'num_importo mancante');
  const normale = valore.replace(/^\+/, '');
  try {
    return parseEuroTollerante(virgola ? normale.replace(',', '.') : normale);
  } catch {
    throw new Difetto('CSV_DATA_TYPE_MISMATCH', `num_importo [${valore}] non valido`);
  }
}
