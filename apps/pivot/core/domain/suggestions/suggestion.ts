import type { Cents, LocalDate } from '@mypay/kernel';
import type { Said } from '../explanation/words';
import type { FlussoKey } from '../flusso';
import type { LinkCodes, MovimentoKey } from '../movimento';

/** How sure a proposal is: one code says it, the figures say it and nothing else does, or it is one of several. */
export const CONFIDENCES = ['ALTA', 'MEDIA', 'BASSA'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const SUGGESTION_TYPES = [
  'CODICE_TRONCO',
  'QUASI_UGUALE',
  'COMPLETA_IL_FLUSSO',
  'STESSO_IMPORTO',
  'PIU_ACCREDITI',
  'PIU_FLUSSI',
] as const;
export type SuggestionType = (typeof SUGGESTION_TYPES)[number];

/** What may be true and no rule says: for a person to judge. Source: pivot-formats.md §3.4 "Not done", ui.md P-09. */
export interface Suggestion {
  readonly tipo: SuggestionType;
  readonly confidenza: Confidence;
  /** The movement that would be linked. */
  readonly movimento?: MovimentoKey | undefined;
  /** By which code; none where one code cannot say it. */
  readonly codici?: LinkCodes | undefined;
  readonly flussi: readonly FlussoKey[];
  readonly ragioni: readonly Said[];
}

/** A flow that a credit may be of. */
export interface CandidateFlusso extends FlussoKey {
  readonly importoTotale: Cents;
  readonly dataRegolamento: LocalDate;
  /** Sum of the movements that name it already. */
  readonly credited: Cents;
}

/** As many as are worth a look. */
export const SUGGESTIONS_MAX = 5;
/** Days between the settlement of a flow and its credit. Source: pivot-formats.md §3.4 "Not done". */
export const NEAR_DAYS = 5;
/** Flows or movements that are compared: pairs of them are looked up, never tried. */
export const CANDIDATES_MAX = 200;

/** The surest first; of one code only the surest, with the reasons of all. */
export function ranked(found: readonly Suggestion[]): Suggestion[] {
  const byCode = new Map<string, Suggestion>();
  for (const one of [...found].sort((a, b) => order(a) - order(b))) {
    const key = JSON.stringify([one.codici ?? one.flussi, one.movimento]).toUpperCase();
    const surer = byCode.get(key);
    byCode.set(key, surer ? { ...surer, ragioni: [...surer.ragioni, ...one.ragioni] } : one);
  }
  return [...byCode.values()].slice(0, SUGGESTIONS_MAX);
}

const order = ({ confidenza, tipo }: Suggestion): number =>
  CONFIDENCES.indexOf(confidenza) * SUGGESTION_TYPES.length + SUGGESTION_TYPES.indexOf(tipo);
