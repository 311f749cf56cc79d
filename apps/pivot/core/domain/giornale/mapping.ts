import { PivotError } from '../errors';

/** The seven fields of a giornale di cassa CSV, in the order of the default layout. Source: pivot-formats.md §2.7. */
export const GIORNALE_FIELDS = [
  'annoBolletta',
  'codBolletta',
  'dataContabile',
  'denominazione',
  'causale',
  'importo',
  'dataValuta',
] as const;
export type GiornaleField = (typeof GIORNALE_FIELDS)[number];

/** For each field the column that holds it, from 1. */
export type Mapping = Readonly<Record<GiornaleField, number>>;

export const DEFAULT_MAPPING = Object.fromEntries(GIORNALE_FIELDS.map((c, i) => [c, i + 1])) as Mapping;

/** A mapping as an operator gives it: all seven fields, columns from 1 to 100, no column twice. @throws PivotError `MAPPATURA_NON_VALIDA` */
export function parseMapping(value: unknown): Mapping {
  const dato = (value ?? {}) as Readonly<Record<string, unknown>>;
  const columns = GIORNALE_FIELDS.map((c) => dato[c]);
  const valid = columns.every((n) => Number.isInteger(n) && (n as number) >= 1 && (n as number) <= 100);
  const note = typeof value === 'object' && Object.keys(dato).every((k) => k in DEFAULT_MAPPING);
  if (!valid || !note || new Set(columns).size !== columns.length)
    throw new PivotError(
      'MAPPATURA_NON_VALIDA',
      `La mappatura deve dare a ${GIORNALE_FIELDS.join(', ')} una colonna ciascuno, da 1 a 100, senza ripetizioni`,
    );
  return Object.fromEntries(GIORNALE_FIELDS.map((c) => [c, dato[c]])) as Mapping;
}

/** How the columns of one file are read. `dataValuta` may lack in the named dialect. */
export interface Dialect {
  readonly nome: 'POSIZIONALE' | 'PU';
  readonly columns: Readonly<Record<Exclude<GiornaleField, 'dataValuta'>, number>> & {
    readonly dataValuta?: number | undefined;
  };
  /** Amounts may have a comma. */
  readonly comma: boolean;
}

const PU_HEADERS: Readonly<Record<GiornaleField, string>> = {
  annoBolletta: 'ESERCIZIO',
  codBolletta: 'N.PROVV.',
  dataContabile: 'DATA ESEC.',
  denominazione: 'ANAGRAFICA CLIENTE',
  causale: 'DESCRIZIONE CAUSALE',
  importo: 'IMPORTO PROVVISORIO',
  dataValuta: 'VALUTA ENTE',
};

/** Characters of a column's name that are looked at. */
const COLUMN_NAME_MAX = 100;

/** Chooses the dialect by the header: that of named columns when it has them all, else columns by position. */
export function dialectOf(header: readonly string[], mapping: Mapping): Dialect {
  const names = header.map((n) =>
    n
      .slice(0, COLUMN_NAME_MAX)
      .trim() // of a byte order mark too
      .replace(/\s+/g, ' ')
      .toUpperCase(),
  );
  const column = (c: GiornaleField): number => names.indexOf(PU_HEADERS[c]) + 1;
  const { dataValuta, ...required } = Object.fromEntries(GIORNALE_FIELDS.map((c) => [c, column(c)])) as Mapping;
  if (Object.values(required).every((n) => n > 0))
    return {
      nome: 'PU',
      columns: { ...required, ...(dataValuta ? { dataValuta } : {}) },
      comma: true,
    };
  return { nome: 'POSIZIONALE', columns: mapping, comma: false };
}
