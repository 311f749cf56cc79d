/** States of a dovuto as stored. Source: dovuti.md §4.1 (those that some transition of ours reaches, and those that old data bear). */
export const STATI = [
  'INSERIMENTO_DOVUTO',
  'PREDISPOSTO',
  'PAGAMENTO_INIZIATO',
  'SCADUTO',
  'COMPLETATO',
  'ANNULLATO',
  'SCADUTO_ELABORATO',
  'ABORT',
] as const;
export type StatoDovuto = (typeof STATI)[number];

const LIVE: ReadonlySet<StatoDovuto> = new Set(['INSERIMENTO_DOVUTO', 'PREDISPOSTO', 'PAGAMENTO_INIZIATO', 'SCADUTO']);

/** True while the debt can still move towards a payment: the "live" table of the original. Source: dovuti.md §4.1. */
export const isVivo = (stato: StatoDovuto): boolean => LIVE.has(stato);

/** What makes a dovuto move. */
export type DovutoEvent = 'INSERIMENTO' | 'MODIFICA_FILE' | 'MODIFICA_OPERATORE' | 'ANNULLAMENTO' | 'PAGAMENTO';

/** A row of the transition table: from where, to where, and what the row it comes from becomes. */
export interface Transition {
  readonly id: string;
  readonly da: StatoDovuto | undefined;
  readonly evento: DovutoEvent;
  readonly a: StatoDovuto;
  /** D05: the old row is archived in this state and a new one takes its place. */
  readonly archive?: StatoDovuto;
}

/** The transitions of dovuti.md §5.1 that run today. What is not here does not happen. */
export const TRANSITIONS: readonly Transition[] = [
  { id: 'D01', da: undefined, evento: 'INSERIMENTO', a: 'INSERIMENTO_DOVUTO' },
  { id: 'D05', da: 'INSERIMENTO_DOVUTO', evento: 'MODIFICA_FILE', a: 'INSERIMENTO_DOVUTO', archive: 'ANNULLATO' },
  { id: 'D06', da: 'INSERIMENTO_DOVUTO', evento: 'MODIFICA_OPERATORE', a: 'INSERIMENTO_DOVUTO' },
  { id: 'D07', da: 'INSERIMENTO_DOVUTO', evento: 'ANNULLAMENTO', a: 'ANNULLATO' },
  { id: 'D11', da: 'INSERIMENTO_DOVUTO', evento: 'PAGAMENTO', a: 'COMPLETATO' },
  { id: 'D11', da: 'PAGAMENTO_INIZIATO', evento: 'PAGAMENTO', a: 'COMPLETATO' },
  { id: 'D22', da: 'ANNULLATO', evento: 'PAGAMENTO', a: 'COMPLETATO' },
];

/** Where `event` leads from `from`; undefined when the table has no such row. */
export function transition(from: StatoDovuto | undefined, event: DovutoEvent): Transition | undefined {
  return TRANSITIONS.find((t) => t.da === from && t.evento === event);
}

/** Words that a person reads. PAGATO, SCADUTO and DISABILITATO are derived, never stored. Source: dovuti.md §4.1. */
export type ShownStato =
  | 'DA_PAGARE'
  | 'SCADUTO'
  | 'DISABILITATO'
  | 'PREDISPOSTO'
  | 'PAGAMENTO_INIZIATO'
  | 'PAGATO'
  | 'NON_PAGATO'
  | 'ANNULLATO'
  | 'NON_COMPLETATO';

/**
 * The word for a row: COMPLETATO with money is PAGATO, without is NON_PAGATO; a payable one past a blocking date is SCADUTO,
 * one whose tipo is off and blocks is DISABILITATO. Source: dovuti.md §4.1, §15.
 */
export function shownStato(
  stato: StatoDovuto,
  facts: { readonly importoPagato?: bigint | undefined; readonly scaduto: boolean; readonly disabled: boolean },
): ShownStato {
  switch (stato) {
    case 'INSERIMENTO_DOVUTO':
      return facts.disabled ? 'DISABILITATO' : facts.scaduto ? 'SCADUTO' : 'DA_PAGARE';
    case 'COMPLETATO':
      return (facts.importoPagato ?? 0n) > 0n ? 'PAGATO' : 'NON_PAGATO';
    case 'SCADUTO':
    case 'SCADUTO_ELABORATO':
      return 'SCADUTO';
    case 'ABORT':
      return 'NON_COMPLETATO';
    default:
      return stato;
  }
}
