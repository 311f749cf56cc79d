import { texts } from '../i18n/texts';
import { StateBadge, type Tone } from '../ui/state-badge';
import type { TipoDovuto } from './use-tipi-dovuto';

const t = texts({
  it: { VALIDA: 'Valida', IN_SCADENZA: 'In scadenza', SCADUTA: 'Scaduta', missing: 'Manca' },
  en: { VALIDA: 'Valid', IN_SCADENZA: 'About to expire', SCADUTA: 'Expired', missing: 'Missing' },
});

const TONES: Readonly<Record<NonNullable<TipoDovuto['statoTassonomia']>, Tone>> = {
  VALIDA: 'success',
  IN_SCADENZA: 'warning',
  SCADUTA: 'danger',
};

/** Whether the taxonomy of a tipo dovuto holds today, as the server says; the digital stamp has none, and lacks none. */
export function TaxonomyState({ tipo }: { readonly tipo: Pick<TipoDovuto, 'statoTassonomia' | 'marcaDaBollo'> }) {
  const { statoTassonomia: state } = tipo;
  if (tipo.marcaDaBollo) return '–';
  return state === null ? (
    <StateBadge tone="warning" label={t.missing} />
  ) : (
    <StateBadge tone={TONES[state]} label={t[state]} />
  );
}
