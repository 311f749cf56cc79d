import type { Cents } from '@mypay/kernel';
import { compareSets } from './comparisons';
import type { Movimento } from './movimento';

/** How the cash that names a flow stands to its declared total: none, equal, different, or equal by one movement and different in sum. */
export type TesoreriaEsito = 'VUOTO' | 'OK' | 'DIV' | 'OK_DIV';

export type Verdetto = 'NO_TES' | 'OK' | 'DIV_IMP' | 'OK+DIV_IMP' | 'PUNTUALE' | 'NON_VALUTATO';
export const VERDETTI: readonly Verdetto[] = ['NO_TES', 'OK', 'DIV_IMP', 'OK+DIV_IMP', 'PUNTUALE', 'NON_VALUTATO'];

/** fOk and fDiv of a flow from TF, its positive movements. Source: pivot.md §2.1. */
export function tesoreriaEsito(tf: readonly Pick<Movimento, 'importo'>[], totalImporto: Cents): TesoreriaEsito {
  const { empty, sumEquals, oneEquals } = compareSets(tf, totalImporto);
  if (empty) return 'VUOTO';
  if (sumEquals) return 'OK';
  return oneEquals ? 'OK_DIV' : 'DIV';
}

export const isFOk = (esito: TesoreriaEsito): boolean => esito === 'OK' || esito === 'OK_DIV';
export const isFDiv = (esito: TesoreriaEsito): boolean => esito === 'DIV' || esito === 'OK_DIV';

/** Counts over the rows of a flow's active version. */
export interface FlussoCounts {
  /** All lines, repetitions and revoked ones too. */
  readonly righe: number;
  readonly righeNonRevocate: number;
  /** Non-revoked rows whose payment has no receipt, stored or implicit. */
  readonly righeSenzaRt: number;
  /** Non-revoked rows whose IUV has punctual cash. */
  readonly righeConTv: number;
}

/** The verdict of a flow. Source: pivot.md §2.2 "Flow verdict". */
export function verdettoFlusso(
  esito: TesoreriaEsito,
  counts: Pick<FlussoCounts, 'righeNonRevocate' | 'righeConTv'>,
  flgTesoreria: boolean,
): Verdetto {
  if (!flgTesoreria) return 'NON_VALUTATO';
  switch (esito) {
    case 'OK':
      return 'OK';
    case 'DIV':
      return 'DIV_IMP';
    case 'OK_DIV':
      return 'OK+DIV_IMP';
    case 'VUOTO':
      return counts.righeNonRevocate > 0 && counts.righeConTv === counts.righeNonRevocate ? 'PUNTUALE' : 'NO_TES';
  }
}
