import type { Ente } from './dovuto';
import type { Quote } from './quote';
import type { ShownStato } from './stato';

/** Words of a debt's state for citizens. Source: ui.md §4.8. */
export const CITIZEN_STATES = [
  'DA_PAGARE',
  'PAGAMENTO_INIZIATO',
  'SCADUTO',
  'PAGATO',
  'NON_PAGATO',
  'ANNULLATO',
  'NON_COMPLETATO',
  'NON_PAGABILE',
] as const;
export type CitizenState = (typeof CITIZEN_STATES)[number];

/** May an ente be paid by citizens here now? Source: onboarding.md §7, §10.2. */
export function takesPayments({ stato, ambitoSospensione }: Ente): boolean {
  if (stato === 'ESERCIZIO') return true;
  return stato === 'SOSPESO' && (ambitoSospensione === 'SOLO_SPONTANEI' || ambitoSospensione === 'NUOVI_DEBITI');
}

/** Do citizens see the open debts of this ente? Source: onboarding.md §7. */
export const isOpenToCitizens = ({ stato }: Ente): boolean => stato === 'ESERCIZIO' || stato === 'SOSPESO';

/** The word for a debt: what is to be paid but cannot be is NON_PAGABILE, whatever the reason. */
export function citizenState(shown: ShownStato, quote: Quote, ente: Ente): CitizenState {
  if (shown === 'DISABILITATO' || shown === 'PREDISPOSTO') return 'NON_PAGABILE';
  if (shown !== 'DA_PAGARE') return shown;
  return quote.pagabile && takesPayments(ente) ? 'DA_PAGARE' : 'NON_PAGABILE';
}

/** Names are the same however they are written: case, accents, blanks, order of the words. Source: dovuti.md §14.4. */
export function sameName(one: string, other: string): boolean {
  const words = (name: string): string =>
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .sort()
      .join(' ');
  return words(one) !== '' && words(one) === words(other);
}
