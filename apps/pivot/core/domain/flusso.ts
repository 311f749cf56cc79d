import type { Cents, LocalDate } from '@mypay/kernel';

/** Key of a reporting flow inside an ente; the IUF counts in upper case. Source: pivot-formats.md §1.4 [DO]. */
export interface FlussoKey {
  readonly psp: string;
  readonly iuf: string;
}

/** Header of the active version of a flow. */
export interface Flusso extends FlussoKey {
  readonly dataOraFlusso: Date;
  readonly revisione: number;
  readonly idRegolamento: string;
  readonly dataRegolamento: LocalDate;
  /** As declared: this, not the sum of the rows, is compared with the cash. */
  readonly importoTotale: Cents;
  readonly numeroPagamenti: number;
}

/** One row of the active version of a flow. */
export interface FlussoRiga extends FlussoKey {
  /** Position in the document. */
  readonly riga: number;
  readonly iuv: string;
  readonly iur: string;
  readonly indice: number;
  readonly importo: Cents;
  readonly esito: string;
  readonly dataEsito: LocalDate;
}

/** A row as it arrives, perhaps without indice. */
export type ArrivedRiga = Omit<FlussoRiga, 'indice' | 'psp' | 'iuf'> & { readonly indice?: number | undefined };

/** Text form of the key, for maps and dirty keys; the PSP is last, for an IUF has no blank. */
export function flussoKey(f: FlussoKey): string {
  return `${upperIuf(f.iuf)} ${f.psp}`;
}

/** The key from its text form. */
export function parseFlussoKey(text: string): FlussoKey {
  const blank = text.lastIndexOf(' ');
  return { iuf: text.slice(0, blank), psp: text.slice(blank + 1) };
}

/** The form in which IUFs are compared. */
export function upperIuf(iuf: string): string {
  return iuf.toUpperCase();
}

type Versione = Pick<Flusso, 'dataOraFlusso' | 'revisione'>;

/**
 * Whether a version that arrives takes the place of the active one: strictly newer dataOraFlusso, or the same and a greater
 * revisione. An equal or older one is obsolete and changes nothing. Source: pivot-formats.md §2.5 rule 3, pivot.md D15.
 */
export function flussoPrevails(fresh: Versione, present: Versione): boolean {
  const difference = fresh.dataOraFlusso.getTime() - present.dataOraFlusso.getTime();
  return difference > 0 || (difference === 0 && fresh.revisione > present.revisione);
}

/**
 * Gives a number to the rows that came without indice: their position, in document order, among the rows of the same
 * (IUV, IUR) of this flow. It keeps state, one for a document. Source: pivot-formats.md §2.5 rule 4, pivot.md D17.
 */
export function numberer(): (riga: Pick<ArrivedRiga, 'iuv' | 'iur' | 'indice'>) => number {
  const positions = new Map<string, number>();
  return ({ iuv, iur, indice }) => {
    const key = `${iuv}\u001f${iur}`;
    const position = (positions.get(key) ?? 0) + 1;
    positions.set(key, position);
    return indice ?? position;
  };
}

/** A revoked row is shown, and kept out of every matching. */
export const isRevoked = (riga: Pick<FlussoRiga, 'esito'>): boolean => riga.esito === '3';
/** Executed without a receipt of ours: an implicit receipt stands for it (8 stand-in, 9). */
export const isWithoutRpt = (riga: Pick<FlussoRiga, 'esito'>): boolean => riga.esito === '8' || riga.esito === '9';
/** Really executed, in any of the four ways. */
export const isExecuted = (riga: Pick<FlussoRiga, 'esito'>): boolean => ['0', '4', '8', '9'].includes(riga.esito);

/** A row with the flow that it lies in. */
export interface RigaInFlusso {
  readonly riga: FlussoRiga;
  readonly flusso: Flusso;
}

/**
 * The effective row R of one payment: among its non-revoked rows in active flows, the one of the greatest (dataOraFlusso,
 * revisione, IUF in upper case, PSP); inside one flow the first of the document. Source: pivot.md §2.1.
 */
export function effectiveRiga(righe: readonly RigaInFlusso[]): RigaInFlusso | undefined {
  let chosen: RigaInFlusso | undefined;
  for (const candidate of righe)
    if (!isRevoked(candidate.riga) && (chosen === undefined || compare(candidate, chosen) > 0)) chosen = candidate;
  return chosen;
}

function compare(a: RigaInFlusso, b: RigaInFlusso): number {
  return (
    a.flusso.dataOraFlusso.getTime() - b.flusso.dataOraFlusso.getTime() ||
    a.flusso.revisione - b.flusso.revisione ||
    text(upperIuf(a.flusso.iuf), upperIuf(b.flusso.iuf)) ||
    text(a.flusso.psp, b.flusso.psp) ||
    b.riga.riga - a.riga.riga
  );
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
