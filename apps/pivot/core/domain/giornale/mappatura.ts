import { PivotError } from '../errors';

/** The seven fields of a giornale di cassa CSV, in the order of the default layout. Source: pivot-formats.md §2.7. */
export const CAMPI_GIORNALE = [
  'annoBolletta',
  'codBolletta',
  'dataContabile',
  'denominazione',
  'causale',
  'importo',
  'dataValuta',
] as const;
export type CampoGiornale = (typeof CAMPI_GIORNALE)[number];

/** For each field the column that holds it, from 1. */
export type Mappatura = Readonly<Record<CampoGiornale, number>>;

export const MAPPATURA_PREDEFINITA = Object.fromEntries(CAMPI_GIORNALE.map((c, i) => [c, i + 1])) as Mappatura;

/** A mapping as an operator gives it: all seven fields, columns from 1 to 100, no column twice. @throws PivotError `MAPPATURA_NON_VALIDA` */
export function leggiMappatura(valore: unknown): Mappatura {
  const dato = (valore ?? {}) as Readonly<Record<string, unknown>>;
  const colonne = CAMPI_GIORNALE.map((c) => dato[c]);
  const valide = colonne.every((n) => Number.isInteger(n) && (n as number) >= 1 && (n as number) <= 100);
  const note = typeof valore === 'object' && Object.keys(dato).every((k) => k in MAPPATURA_PREDEFINITA);
  if (!valide || !note || new Set(colonne).size !== colonne.length)
    throw new PivotError(
      'MAPPATURA_NON_VALIDA',
      `La mappatura deve dare a ${CAMPI_GIORNALE.join(', ')} una colonna ciascuno, da 1 a 100, senza ripetizioni`,
    );
  return Object.fromEntries(CAMPI_GIORNALE.map((c) => [c, dato[c]])) as Mappatura;
}

/** How the columns of one file are read. `dataValuta` may lack in the named dialect. */
export interface Dialetto {
  readonly nome: 'POSIZIONALE' | 'PU';
  readonly colonne: Readonly<Record<Exclude<CampoGiornale, 'dataValuta'>, number>> & {
    readonly dataValuta?: number | undefined;
  };
  /** Amounts may have a comma. */
  readonly virgola: boolean;
}

const INTESTAZIONI_PU: Readonly<Record<CampoGiornale, string>> = {
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
export function dialettoDi(intestazione: readonly string[], mappatura: Mappatura): Dialetto {
  const nomi = intestazione.map((n) =>
    n
      .slice(0, COLUMN_NAME_MAX)
      .replace(/^\ufeff/, '')
      .trim()
      .replace(/\s+/g, ' ')
      .toUpperCase(),
  );
  const colonna = (c: CampoGiornale): number => nomi.indexOf(INTESTAZIONI_PU[c]) + 1;
  const { dataValuta, ...obbligatorie } = Object.fromEntries(CAMPI_GIORNALE.map((c) => [c, colonna(c)])) as Mappatura;
  if (Object.values(obbligatorie).every((n) => n > 0))
    return {
      nome: 'PU',
      colonne: { ...obbligatorie, ...(dataValuta ? { dataValuta } : {}) },
      virgola: true,
    };
  return { nome: 'POSIZIONALE', colonne: mappatura, virgola: false };
}
