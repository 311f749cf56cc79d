import { useEffect, useState } from 'react';
import { onboardingOffice } from '../api/doors';
import { formatTime } from '../i18n/format';
import { texts } from '../i18n/texts';
import { ErrorCard } from '../ui/error-card';
import { Icon } from '../ui/icon';
import { now } from './clock';
import type { Assegnazione } from './session';
import { useSessionState } from './session-provider';

const t = texts({
  it: {
    acting: (ente: string, until: string) => `Agite per conto dell’ente ${ente} fino alle ${until}.`,
    reason: (reason: string) => `Motivo: ${reason}`,
    end: 'Termina',
  },
  en: {
    acting: (ente: string, until: string) => `You act on behalf of ${ente} until ${until}.`,
    reason: (reason: string) => `Reason: ${reason}`,
    end: 'End it',
  },
});

/** R4, S15: on every page of the ente while one acts on its behalf. At its time the server has ended it: the page asks anew. */
export function ActingBanner({ assegnazione }: { readonly assegnazione: Assegnazione }) {
  const { codiceIpa, denominazione, perConto } = assegnazione;
  const { refresh, clockAhead } = useSessionState();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const until = perConto?.fino;
  useEffect(() => {
    if (until === undefined) return;
    const left = Date.parse(until) - (now() + clockAhead);
    const timer = setTimeout(() => void refresh(), Math.max(1_000, left + 500));
    return () => clearTimeout(timer);
  }, [until, clockAhead, refresh]);
  if (!perConto) return null;
  const end = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await onboardingOffice.delete('/enti/{ente}/per-conto', { path: { ente: codiceIpa } });
      await refresh();
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };
  return (
    <section className="acting-banner" aria-label={t.acting(denominazione, formatTime(perConto.fino))}>
      <Icon name="it-warning-circle" size="sm" />
      <p role="status">
        <strong>{t.acting(denominazione, formatTime(perConto.fino))}</strong> {t.reason(perConto.motivo)}
      </p>
      <button
        type="button"
        className="btn btn-outline-primary btn-xs"
        aria-disabled={busy}
        onClick={() => {
          if (!busy) void end();
        }}
      >
        {t.end}
      </button>
      {error !== undefined && <ErrorCard error={error} compact />}
    </section>
  );
}
