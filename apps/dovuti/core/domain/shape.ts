import { parseLocalDate } from '@mypay/kernel';
import type { CampoDovuto, RawContent } from './dovuto';

/** What is wrong with the shape of one field. Source: tracciati.md §4.2. */
export type ShapeDefect =
  'TROPPO_GRANDE' | 'NON_PRESENTE' | 'NUMERO_NON_CONFORME' | 'BOOLEANO_NON_CONFORME' | 'DATA_NON_VALIDA';

export interface ShapeFault {
  readonly campo: CampoDovuto;
  readonly defect: ShapeDefect;
  readonly valore: string;
}

/** What a text must look like; ESATTO is a text whose length is exactly `max`. */
export interface Forma {
  readonly max: number;
  readonly obbligatorio: boolean;
  readonly genere: 'TESTO' | 'ESATTO' | 'NUMERO' | 'DATA' | 'BOOLEANO';
}
export interface FormaCampo extends Forma {
  readonly campo: CampoDovuto;
}

const NUMERO = /^-?\d{1,12}(\.\d+)?$/;

/** The shape of every field, in the order of the columns. Source: tracciati.md §4.3. Channels may tighten or loosen single ones. */
export const FORMA: readonly FormaCampo[] = [
  { campo: 'iud', max: 35, obbligatorio: true, genere: 'TESTO' },
  { campo: 'iuv', max: 35, obbligatorio: false, genere: 'TESTO' },
  { campo: 'tipoIdentificativo', max: 1, obbligatorio: true, genere: 'ESATTO' },
  { campo: 'codiceIdentificativo', max: 35, obbligatorio: true, genere: 'TESTO' },
  { campo: 'anagrafica', max: 70, obbligatorio: true, genere: 'TESTO' },
  { campo: 'indirizzo', max: 70, obbligatorio: false, genere: 'TESTO' },
  { campo: 'civico', max: 16, obbligatorio: false, genere: 'TESTO' },
  { campo: 'cap', max: 16, obbligatorio: false, genere: 'TESTO' },
  { campo: 'localita', max: 35, obbligatorio: false, genere: 'TESTO' },
  { campo: 'provincia', max: 2, obbligatorio: false, genere: 'TESTO' },
  { campo: 'nazione', max: 2, obbligatorio: false, genere: 'TESTO' },
  { campo: 'email', max: 256, obbligatorio: false, genere: 'TESTO' },
  { campo: 'scadenza', max: 10, obbligatorio: false, genere: 'DATA' },
  { campo: 'importo', max: 15, obbligatorio: true, genere: 'NUMERO' },
  { campo: 'commissione', max: 15, obbligatorio: false, genere: 'NUMERO' },
  { campo: 'tipoDovuto', max: 64, obbligatorio: true, genere: 'TESTO' },
  { campo: 'tipoVersamento', max: 32, obbligatorio: false, genere: 'TESTO' },
  { campo: 'causale', max: 1024, obbligatorio: true, genere: 'TESTO' },
  { campo: 'datiSpecifici', max: 140, obbligatorio: true, genere: 'TESTO' },
  { campo: 'bilancio', max: 4096, obbligatorio: false, genere: 'TESTO' },
  { campo: 'generaIuv', max: 5, obbligatorio: false, genere: 'BOOLEANO' },
];

/** The calendar's first day: no date of the database is in the year 0000. */
const FIRST_DAY = '0001-01-01';

const isData = (text: string): boolean => {
  try {
    return parseLocalDate(text) >= FIRST_DAY;
  } catch {
    return false; // the calendar is the kernel's to know
  }
};

/** The fault of one field, the first that holds; undefined for none. A date of the wrong length is a wrong date. */
export function shapeDefect(value: string, forma: Forma): ShapeDefect | undefined {
  if (value === '') return forma.obbligatorio ? 'NON_PRESENTE' : undefined;
  if (forma.obbligatorio && value.trim() === '') return 'NON_PRESENTE'; // blanks inside quotes
  switch (forma.genere) {
    case 'DATA':
      return isData(value) ? undefined : 'DATA_NON_VALIDA';
    case 'NUMERO':
      if (value.length > forma.max) return 'TROPPO_GRANDE';
      return NUMERO.test(value) ? undefined : 'NUMERO_NON_CONFORME';
    case 'BOOLEANO':
      if (value.length > forma.max) return 'TROPPO_GRANDE';
      return /^(true|false)$/i.test(value) ? undefined : 'BOOLEANO_NON_CONFORME';
    case 'ESATTO':
      return value.length === forma.max ? undefined : 'TROPPO_GRANDE';
    case 'TESTO':
      return value.length > forma.max ? 'TROPPO_GRANDE' : undefined;
  }
}

/** All faults of shape, in the order of the columns. Source: tracciati.md §4.1, stage 1. */
export function shapeFaults(content: RawContent, forme: readonly FormaCampo[] = FORMA): readonly ShapeFault[] {
  const faults: ShapeFault[] = [];
  for (const forma of forme) {
    const value = content[forma.campo];
    const defect = shapeDefect(value, forma);
    if (defect !== undefined) faults.push({ campo: forma.campo, defect, valore: value });
  }
  return faults;
}
