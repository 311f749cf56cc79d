import { texts } from '../i18n/texts';
import { StateBadge, type Tone } from '../ui/state-badge';

/** The words of a debt's state, as an operator reads them (ui.md §4.8). */
export const stateWords = texts({
  it: {
    DA_PAGARE: 'Da pagare',
    SCADUTO: 'Scaduto',
    DISABILITATO: 'Disabilitato',
    PREDISPOSTO: 'Predisposto',
    PAGAMENTO_INIZIATO: 'Pagamento iniziato',
    PAGATO: 'Pagato',
    NON_PAGATO: 'Non pagato',
    ANNULLATO: 'Annullato',
    NON_COMPLETATO: 'Non completato',
  },
  en: {
    DA_PAGARE: 'To be paid',
    SCADUTO: 'Expired',
    DISABILITATO: 'Disabled',
    PREDISPOSTO: 'Prepared',
    PAGAMENTO_INIZIATO: 'Payment started',
    PAGATO: 'Paid',
    NON_PAGATO: 'Not paid',
    ANNULLATO: 'Cancelled',
    NON_COMPLETATO: 'Not completed',
  },
});
export type StateWord = keyof typeof stateWords;

const TONES: Readonly<Record<StateWord, Tone>> = {
  DA_PAGARE: 'primary',
  SCADUTO: 'secondary',
  DISABILITATO: 'secondary',
  PREDISPOSTO: 'info',
  PAGAMENTO_INIZIATO: 'warning',
  PAGATO: 'success',
  NON_PAGATO: 'danger',
  ANNULLATO: 'dark',
  NON_COMPLETATO: 'danger',
};

export const stateWord = (state: string): string => (state in stateWords ? stateWords[state as StateWord] : state);

export function DovutoState({ state }: { readonly state: string }) {
  return <StateBadge tone={state in TONES ? TONES[state as StateWord] : 'info'} label={stateWord(state)} />;
}
