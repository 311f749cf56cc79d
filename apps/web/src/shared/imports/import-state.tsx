import type { components } from '../api/schema/dovuti';
import { texts } from '../i18n/texts';
import { StateBadge, type Tone } from '../ui/state-badge';

export type Import = components['schemas']['ImportView'];

const t = texts({
  it: {
    waiting: 'In coda',
    running: 'In lavorazione',
    loaded: 'Caricato',
    withRejects: 'Caricato con scarti',
    allRejected: 'Tutto scartato',
    trialGood: 'Prova superata',
    trialBad: 'Prova con scarti',
    cancelled: 'Annullato',
    failed: 'Errore',
  },
  en: {
    waiting: 'Waiting',
    running: 'Running',
    loaded: 'Loaded',
    withRejects: 'Loaded with rejects',
    allRejected: 'All rejected',
    trialGood: 'Trial passed',
    trialBad: 'Trial with rejects',
    cancelled: 'Cancelled',
    failed: 'Failed',
  },
});

/** Whether something is still to come from it. */
export const isOpen = ({ stato }: Import): boolean => stato === 'LOAD_IMPORT' || stato === 'IMPORT_IN_ELAB';

function look(one: Import): readonly [Tone, string] {
  if (one.stato === 'LOAD_IMPORT') return ['info', t.waiting];
  if (one.stato === 'IMPORT_IN_ELAB') return ['primary', t.running];
  if (one.annullata) return ['dark', t.cancelled];
  if (one.stato === 'IMPORT_ABORTITO') return ['danger', t.failed];
  if (one.prova) return one.righeScartate > 0 ? ['warning', t.trialBad] : ['success', t.trialGood];
  if (one.righeScartate === 0) return ['success', t.loaded];
  return one.righeAccettate === 0 ? ['danger', t.allRejected] : ['warning', t.withRejects];
}

/** The state of an upload in the words of an operator (ui.md O-07). */
export function ImportState({ one }: { readonly one: Import }) {
  const [tone, label] = look(one);
  return <StateBadge tone={tone} label={label} />;
}
