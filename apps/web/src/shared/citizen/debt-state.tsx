import type { components } from '../api/schema/dovuti';
import { StateBadge, type Tone } from '../ui/state-badge';
import { t } from './texts';

/** A debt as citizens see it. */
export type CitizenDebt = components['schemas']['CitizenDebtView'];

type StateName = keyof typeof t.states;

const TONES: Readonly<Record<StateName, Tone>> = {
  DA_PAGARE: 'primary',
  PAGAMENTO_INIZIATO: 'warning',
  SCADUTO: 'secondary',
  PAGATO: 'success',
  NON_PAGATO: 'danger',
  ANNULLATO: 'dark',
  NON_COMPLETATO: 'danger',
  NON_PAGABILE: 'secondary',
};

/** The word of a debt's state; what is to pay and lies in the cart says so. */
export function DebtState({ debt }: { readonly debt: Pick<CitizenDebt, 'stato' | 'nelCarrello'> }) {
  if (debt.stato === 'DA_PAGARE' && debt.nelCarrello) return <StateBadge tone="info" icon="it-cart" label={t.inCart} />;
  return <StateBadge tone={TONES[debt.stato]} label={t.states[debt.stato]} />;
}

/** Why a debt cannot be paid, in words; undefined when it can. */
export function causeOf(debt: Pick<CitizenDebt, 'pagabile' | 'causa'>): string | undefined {
  if (debt.pagabile) return undefined;
  const { causes } = t;
  return debt.causa !== undefined && debt.causa in causes ? causes[debt.causa as keyof typeof causes] : causes.other;
}
