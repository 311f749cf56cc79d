import type { DovutoContent, RawContent } from '../dovuto';
import { shapeDefect } from '../shape';
import { formatEuro } from '@mypay/kernel';
import { UNREADABLE_RIGA, type Scarto, shapeScarto, tokenOf, TOO_MANY_COLUMNS } from './codici';
import { splitRiga, writeRiga } from './riga';
import { COLUMNS, type Versione } from './versioni';

/** A line read column by column, or why it cannot be. */
export type ReadRiga =
  | { readonly read: true; readonly azione: string; readonly raw: RawContent; readonly campi: readonly string[] }
  | { readonly read: false; readonly scarto: Scarto };

const EMPTY: RawContent = {
  iud: '',
  iuv: '',
  tipoIdentificativo: '',
  codiceIdentificativo: '',
  anagrafica: '',
  indirizzo: '',
  civico: '',
  cap: '',
  localita: '',
  provincia: '',
  nazione: '',
  email: '',
  scadenza: '',
  importo: '',
  commissione: '',
  tipoDovuto: '',
  tipoVersamento: '',
  causale: '',
  datiSpecifici: '',
  bilancio: '',
  generaIuv: '',
};

const unreadable: ReadRiga = { read: false, scarto: shapeScarto([UNREADABLE_RIGA]) };

/** Stage 1 of a row: the columns of its version and the shape of each. Source: tracciati.md §4.1–4.3. */
export function readRiga(riga: string, versione: Versione): ReadRiga {
  const columns = COLUMNS[versione];
  if (riga.includes('\0')) return unreadable; // no text of the database can hold it
  const campi = splitRiga(riga);
  if (campi.length > columns.length) return { read: false, scarto: shapeScarto([TOO_MANY_COLUMNS]) };
  if (campi.length < columns.length) return unreadable;
  const raw: Record<string, string> = { ...EMPTY };
  const token: string[] = [];
  let action = '';
  columns.forEach((column, i) => {
    const value = campi[i] ?? '';
    const defect = shapeDefect(value, column.forma);
    if (defect !== undefined) token.push(tokenOf(column, defect, value));
    if (column.campo === 'azione') action = value;
    else if (column.campo !== undefined) raw[column.campo] = value;
  });
  if (token.length > 0) return { read: false, scarto: shapeScarto(token) };
  return { read: true, azione: action, raw: raw as unknown as RawContent, campi };
}

/**
 * An accepted row as the T3 file shows it: codIuv filled, amounts with two decimals, tipoVersamento filled, type and code upper
 * case, always the full width. Source: tracciati.md §6.2.
 */
export function writeAccepted(
  versione: Versione,
  read: { readonly azione: string; readonly campi: readonly string[] },
  content: DovutoContent,
): string {
  const { debitore } = content;
  const written: Partial<Record<keyof RawContent, string>> = {
    iuv: content.iuv ?? '',
    tipoIdentificativo: debitore.tipo,
    codiceIdentificativo: debitore.codice,
    provincia: debitore.provincia ?? '',
    nazione: debitore.nazione ?? '',
    importo: formatEuro(content.importo),
    commissione: content.commissione === undefined ? '' : formatEuro(content.commissione),
    tipoVersamento: content.tipoVersamento,
    bilancio: content.bilancio ?? '',
  };
  return writeRiga(
    COLUMNS[versione].map(({ campo }, i) => {
      const normal = campo === undefined || campo === 'azione' ? undefined : written[campo];
      return normal ?? read.campi[i] ?? '';
    }),
  );
}
