import type { components } from '../../shared/api/schema/pagamenti';
import { ChartPanel } from '../../shared/ui/chart-panel';
import { ShareBar, ShareTable } from './share-bar';
import { t } from './texts';

export type Summary = components['schemas']['SummaryView'];

/** By which channel the receipts of the period came. */
export function ChannelChart({ summary }: { readonly summary: Summary }) {
  const shares = summary.perCanale.map(({ canale, numero }) => ({
    key: canale,
    label: t.channels[canale],
    count: numero,
  }));
  return (
    <ChartPanel
      title={t.perChannel}
      note={t.channelNote}
      nothing={shares.every(({ count }) => count === 0) ? t.noReceipts : undefined}
      chart={<ShareBar shares={shares} />}
      table={<ShareTable caption={t.perChannel} of={t.channel} counted={t.receipts} share={t.share} shares={shares} />}
    />
  );
}

/** What became of those who went to Checkout from the portal. */
export function OutcomeChart({ summary }: { readonly summary: Summary }) {
  const shares = summary.perEsito.map(({ esito, numero }) => ({ key: esito, label: t.outcomes[esito], count: numero }));
  return (
    <ChartPanel
      title={t.perOutcome}
      note={t.outcomeNote}
      nothing={shares.every(({ count }) => count === 0) ? t.noAttempts : undefined}
      chart={<ShareBar shares={shares} />}
      table={<ShareTable caption={t.perOutcome} of={t.outcome} counted={t.attempts} share={t.share} shares={shares} />}
    />
  );
}
