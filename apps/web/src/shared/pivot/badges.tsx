import { StateBadge, type Tone } from '../ui/state-badge';
import type { Pagamento, Verdetto } from './types';
import { words } from './words';

const VERDETTI: Readonly<Record<Verdetto, Tone>> = {
  OK: 'success',
  PUNTUALE: 'success',
  NO_TES: 'warning',
  DIV_IMP: 'danger',
  'OK+DIV_IMP': 'danger',
  NON_VALUTATO: 'secondary',
};

export const VerdettoBadge = ({ verdetto }: { readonly verdetto: Verdetto }) => (
  <StateBadge tone={VERDETTI[verdetto]} label={words.verdetti[verdetto]} />
);

const SUMMARIES: Readonly<Record<Pagamento['sintesi'], Tone>> = {
  INCASSATO: 'success',
  RENDICONTATO: 'primary',
  PAGATO: 'warning',
  SENZA_RT: 'danger',
};

/** How far a payment is on its way to the treasury. */
export const SummaryBadge = ({ summary }: { readonly summary: Pagamento['sintesi'] }) => (
  <StateBadge tone={SUMMARIES[summary]} label={words.sintesi[summary]} />
);
