import type { Cents, LocalDate } from '@mypay/kernel';

/** Key of a reporting flow inside an ente; the IUF counts in upper case. Source: pivot-formats.md §1.4 [DO]. */
export interface ChiaveFlusso {
  readonly psp: string;
  readonly iuf: string;
}

/** Header of the active version of a flow. */
export interface Flusso extends ChiaveFlusso {
  readonly dataOraFlusso: Date;
  readonly revisione: number;
  readonly idRegolamento: string;
  readonly dataRegolamento: LocalDate;
  /** As declared: this, not the sum of the rows, is compared with the cash. */
  readonly importoTotale: Cents;
  readonly numeroPagamenti: number;
}

/** One row of the active version of a flow. */
export interface RigaFlusso extends ChiaveFlusso {
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
export type RigaArrivata = Omit<RigaFlusso, 'indice' | 'psp' | 'iuf'> & { readonly indice?: number | undefined };

/** Text form of the key, for maps and dirty keys; the PSP is last, for an IUF has no blank. */
export function chiaveFlusso(f: ChiaveFlusso): string {
  return `${iufMaiuscolo(f.iuf)} ${f.psp}`;
}

/** The key from its text form. */
export function leggiChiaveFlusso(testo: string): ChiaveFlusso {
  const blank = testo.lastIndexOf(' ');
  return { iuf: testo.slice(0, blank), psp: testo.slice(blank + 1) };
}

/** The form in which IUFs are compared. */
export function iufMaiuscolo(iuf: string): string {
  return iuf.toUpperCase();
}

type Versione = Pick<Flusso, 'dataOraFlusso' | 'revisione'>;

/**
 * Whether a version that arrives takes the place of the active one: strictly newer dataOraFlusso, or the same and a greater
 * revisione. An equal or older one is obsolete and changes nothing. Source: pivot-formats.md §2.5 rule 3, pivot.md D15.
 */
export function flussoPrevale(nuovo: Versione, presente: Versione): boolean {
  const differenza = nuovo.dataOraFlusso.getTime() - presente.dataOraFlusso.getTime();
  return differenza > 0 || (differenza === 0 && nuovo.revisione > presente.revisione);
}

/**
 * Gives a number to the rows that came without indice: their position, in document order, among the rows of the same
 * (IUV, IUR) of this flow. It keeps state, one for a document. Source: pivot-formats.md §2.5 rule 4, pivot.md D17.
 */
export function numeratore(): (riga: Pick<RigaArrivata, 'iuv' | 'iur' | 'indice'>) => number {
  const posizioni = new Map<string, number>();
  return ({ iuv, iur, indice }) => {
    const chiave = `${iuv}\u001f${iur}`;
    const posizione = (posizioni.get(chiave) ?? 0) + 1;
    posizioni.set(chiave, posizione);
    return indice ?? posizione;
  };
}

/** A revoked row is shown, and kept out of every matching. */
export const isRevocata = (riga: Pick<RigaFlusso, 'esito'>): boolean => riga.esito === '3';
/** Executed without a receipt of ours: an implicit receipt stands for it (8 stand-in, 9). */
export const isSenzaRpt = (riga: Pick<RigaFlusso, 'esito'>): boolean => riga.esito === '8' || riga.esito === '9';
/** Really executed, in any of the four ways. */
export const isEseguita = (riga: Pick<RigaFlusso, 'esito'>): boolean => ['0', '4', '8', '9'].includes(riga.esito);

/** A row with the flow that it lies in. */
export interface RigaNelFlusso {
  readonly riga: RigaFlusso;
  readonly flusso: Flusso;
}

/**
 * The effective row R of one payment: among its non-revoked rows in active flows, the one of the greatest (dataOraFlusso,
 * revisione, IUF in upper case, PSP); inside one flow the first of the document. Source: pivot.md §2.1.
 */
export function rigaEffettiva(righe: readonly RigaNelFlusso[]): RigaNelFlusso | undefined {
  let scelta: RigaNelFlusso | undefined;
  for (const candidata of righe)
    if (!isRevocata(candidata.riga) && (scelta === undefined || confronta(candidata, scelta) > 0)) scelta = candidata;
  return scelta;
}

function confronta(a: RigaNelFlusso, b: RigaNelFlusso): number {
  return (
    a.flusso.dataOraFlusso.getTime() - b.flusso.dataOraFlusso.getTime() ||
    a.flusso.revisione - b.flusso.revisione ||
    testo(iufMaiuscolo(a.flusso.iuf), iufMaiuscolo(b.flusso.iuf)) ||
    testo(a.flusso.psp, b.flusso.psp) ||
    b.riga.riga - a.riga.riga
  );
}

const testo = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
