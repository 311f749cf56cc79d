import { texts } from '../i18n/texts';
import { StateBadge } from '../ui/state-badge';
import type { Movimento } from './types';

const t = texts({
  it: { matched: 'Abbinata', noDocument: 'Documento mai arrivato', unknown: 'Non riconosciuta', out: 'Uscita' },
  en: { matched: 'Matched', noDocument: 'Document never arrived', unknown: 'Not recognised', out: 'Outgoing' },
});

/** Whether an entry of the journal meets a document, as its classes say. Money that goes out meets none. */
export function MatchBadge({ movimento: { classi, importo } }: { readonly movimento: Movimento }) {
  if (classi.includes('TES_NO_MATCH')) return <StateBadge tone="danger" label={t.unknown} />;
  if (classi.includes('TES_NO_IUF_OR_IUV')) return <StateBadge tone="warning" label={t.noDocument} />;
  if (importo.startsWith('-')) return <StateBadge tone="secondary" label={t.out} icon="it-minus-circle" />;
  return <StateBadge tone="success" label={t.matched} />;
}
