import type { Metrics } from '@mypay/platform/log';
import type { SessionStore } from './session-store';

const SESSIONS = { name: 'sessioni', help: 'Live sessions of browsers', labels: ['tipo'] };

/** How many are in: people, and those who have not entered. */
export function sessionMetrics(metrics: Metrics, store: SessionStore): void {
  metrics.add([SESSIONS], async () => {
    const { people, anonymous } = await store.count();
    return {
      sessioni: [
        { labels: { tipo: 'persona' }, value: people },
        { labels: { tipo: 'anonima' }, value: anonymous },
      ],
    };
  });
}
