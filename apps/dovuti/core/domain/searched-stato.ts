import { addDays, type LocalDate } from '@mypay/kernel';
import type { Ente, TipoDovuto } from './dovuto';
import type { StatoDovuto } from './stato';

/** Words by which a list may be asked: those that it shows. */
export const SEARCHED_STATI = [
  'PREDISPOSTO',
  'DA_PAGARE',
  'PAGAMENTO_INIZIATO',
  'SCADUTO',
  'DISABILITATO',
  'PAGATO',
  'NON_PAGATO',
  'ANNULLATO',
  'NON_COMPLETATO',
] as const;
export type SearchedStato = (typeof SEARCHED_STATI)[number];

/** Live debts, or what has ended. Source: ui.md O-04. */
export type Vista = 'ONLINE' | 'ARCHIVIO';

/** States as stored that a word can stand for. */
export const STORED_STATI: Record<SearchedStato, readonly StatoDovuto[]> = {
  PREDISPOSTO: ['PREDISPOSTO'],
  DA_PAGARE: ['INSERIMENTO_DOVUTO'],
  PAGAMENTO_INIZIATO: ['PAGAMENTO_INIZIATO'],
  SCADUTO: ['INSERIMENTO_DOVUTO', 'SCADUTO', 'SCADUTO_ELABORATO'],
  DISABILITATO: ['INSERIMENTO_DOVUTO'],
  PAGATO: ['COMPLETATO'],
  NON_PAGATO: ['COMPLETATO'],
  ANNULLATO: ['ANNULLATO'],
  NON_COMPLETATO: ['ABORT'],
};

/** What the words SCADUTO and DISABILITATO depend on today, as sets that a query can use. */
export interface DerivedStati {
  /** Tipi whose open debts read DISABILITATO. */
  readonly disabled: readonly string[];
  /** Tipi whose due date stops the payment, with the first day that is still good. */
  readonly binding: readonly { readonly tipo: string; readonly firstGood: LocalDate }[];
}

/** The sets behind `shownStato`, by the rules of `isScaduto`. Source: dovuti.md §4.1, §10, §15. */
export function derivedStati(tipi: Iterable<TipoDovuto>, ente: Ente, today: LocalDate): DerivedStati {
  const disabled: string[] = [];
  const binding: { tipo: string; firstGood: LocalDate }[] = [];
  for (const tipo of tipi) {
    if (!tipo.attivo && tipo.dovutiAperti !== 'MANTIENI_PAGABILI') disabled.push(tipo.codice);
    if (tipo.scadenzaObbligatoria && !(tipo.pagabileOltreScadenza && ente.pagamentoOltreScadenza))
      binding.push({ tipo: tipo.codice, firstGood: addDays(today, -tipo.giorniTolleranza) });
  }
  return { disabled, binding };
}

/** The word of an open debt of this tipo and due date. */
export function openStato(
  { disabled, binding }: DerivedStati,
  tipo: string,
  scadenza: LocalDate | undefined,
): 'DA_PAGARE' | 'SCADUTO' | 'DISABILITATO' {
  if (disabled.includes(tipo)) return 'DISABILITATO';
  const rule = binding.find((one) => one.tipo === tipo);
  return rule && scadenza !== undefined && scadenza < rule.firstGood ? 'SCADUTO' : 'DA_PAGARE';
}
