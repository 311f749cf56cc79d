import { texts } from '../i18n/texts';
import { StateBadge, type Tone } from '../ui/state-badge';

export const enteStates = texts({
  it: {
    INSERITO: 'Inserito',
    PRE_ESERCIZIO: 'Pre-esercizio',
    ESERCIZIO: 'In esercizio',
    SOSPESO: 'Sospeso',
  },
  en: {
    INSERITO: 'Entered',
    PRE_ESERCIZIO: 'On trial',
    ESERCIZIO: 'In service',
    SOSPESO: 'Suspended',
  },
});
export type EnteStateWord = keyof typeof enteStates;

const TONES: Readonly<Record<EnteStateWord, Tone>> = {
  INSERITO: 'info',
  PRE_ESERCIZIO: 'warning',
  ESERCIZIO: 'success',
  SOSPESO: 'danger',
};

export const enteState = (state: string): string => (state in enteStates ? enteStates[state as EnteStateWord] : state);

export function EnteState({ state }: { readonly state: string }) {
  return <StateBadge tone={state in TONES ? TONES[state as EnteStateWord] : 'info'} label={enteState(state)} />;
}
