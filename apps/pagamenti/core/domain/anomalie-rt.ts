import { type Cents, type CodiceFiscaleEnte, readAvviso, sumCents } from '@mypay/kernel';
import type { Rt } from './rt';

/** Something in a stored receipt that an operator must look at. */
export type AnomaliaRt =
  | { readonly code: 'IMPORTI_INCOERENTI'; readonly atteso: Cents; readonly trovato: Cents }
  | { readonly code: 'PAGATO_DUE_VOLTE'; readonly altraRt: string }
  | { readonly code: 'DATA_FUORI_CALENDARIO'; readonly campi: readonly string[] }
  | { readonly code: 'IMPORTO_DIVERSO_DAL_DOVUTO'; readonly atteso: Cents; readonly trovato: Cents }
  | { readonly code: 'AVVISO_SCONOSCIUTO' }
  | { readonly code: 'IUV_DIVERSO_DALL_AVVISO'; readonly atteso: string }
  | { readonly code: 'IMPORTO_ZERO' }
  | { readonly code: 'VERSAMENTO_RIPETUTO'; readonly indice: number };

/** What is known beside the receipt itself. */
export interface RtContext {
  /** To whom this copy came. */
  readonly ente: CodiceFiscaleEnte;
  /**
   * The debt of the notice: what its last quote said, or what the owner of the debts says of a receipt without an activation;
   * absent while nobody has said.
   */
  readonly dovuto: { readonly importoCents: bigint } | 'SCONOSCIUTO' | undefined;
  /** Another OK receipt of the same titolare and notice. */
  readonly altraRt: string | undefined;
}

type Rule = (rt: Rt, context: RtContext) => readonly AnomaliaRt[];

/** Only the copy of the titolare is held against its dovuto: architecture.md, Decisions, 8. */
const isTitolare = (rt: Rt, { ente }: RtContext): boolean => rt.enteTitolare === ente;

const RULES: readonly Rule[] = [
  (rt) => {
    const found = sumCents(rt.versamenti.map(({ importo }) => importo));
    return found === rt.importoTotale ? [] : [{ code: 'IMPORTI_INCOERENTI', atteso: rt.importoTotale, trovato: found }];
  },
  (rt) => (rt.unreadableDates === undefined ? [] : [{ code: 'DATA_FUORI_CALENDARIO', campi: rt.unreadableDates }]),
  (rt) => {
    const read = readAvviso(rt.numeroAvviso);
    return read === undefined || read.iuv === rt.iuv ? [] : [{ code: 'IUV_DIVERSO_DALL_AVVISO', atteso: read.iuv }];
  },
  (rt) => (rt.esito === 'OK' && rt.importoTotale === 0n ? [{ code: 'IMPORTO_ZERO' }] : []),
  (rt) => {
    const indexes = rt.versamenti.map(({ indice }) => indice);
    const repeated = new Set(indexes.filter((index, at) => indexes.indexOf(index) !== at));
    return [...repeated].map((index) => ({ code: 'VERSAMENTO_RIPETUTO', indice: index }));
  },
  (rt, context) => {
    if (!isTitolare(rt, context) || rt.esito !== 'OK' || typeof context.dovuto !== 'object') return [];
    const expected = context.dovuto.importoCents as Cents;
    return expected === rt.importoTotale
      ? []
      : [{ code: 'IMPORTO_DIVERSO_DAL_DOVUTO', atteso: expected, trovato: rt.importoTotale }];
  },
  // A receipt without an activation is no proof: in stand-in, or past our hour, the node did not ask. pagopa-node.md §4.7.
  (rt, context) =>
    isTitolare(rt, context) && context.dovuto === 'SCONOSCIUTO' && context.altraRt === undefined
      ? [{ code: 'AVVISO_SCONOSCIUTO' }]
      : [],
  (rt, { altraRt }) => (rt.esito === 'OK' && altraRt !== undefined ? [{ code: 'PAGATO_DUE_VOLTE', altraRt }] : []),
];

/** All that is odd in a receipt; empty when all is well. Money has moved: it is flagged, never refused. Pure. */
export function anomalieOf(rt: Rt, context: RtContext): readonly AnomaliaRt[] {
  return RULES.flatMap((rule) => rule(rt, context));
}

/** The other OK receipt of the notice, as the anomalies of a stored one tell it. */
export function otherRtOf(anomalie: readonly AnomaliaRt[]): string | undefined {
  return anomalie.find((anomalia) => anomalia.code === 'PAGATO_DUE_VOLTE')?.altraRt;
}
