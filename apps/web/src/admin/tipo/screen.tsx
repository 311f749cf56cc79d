import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { onboardingOffice } from '../../shared/api/doors';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { StateBadge } from '../../shared/ui/state-badge';
import { RecordTab } from './record-tab';
import { StateDialog } from './state-dialog';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

/** The editor brings the citizen's form along: who looks at the record does not load it. */
const FormTab = lazy(() => import('./form-tab').then((part) => ({ default: part.FormTab })));

/** E-04: a kind of debt: its record, and the form that citizens fill in. */
export function Screen() {
  const { codiceIpa } = useEnte();
  const { codice = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const [asking, setAsking] = useState(false);
  const base = officePath(codiceIpa, 'admin');
  const { data, error, refetch } = useQuery({
    queryKey: ['tipi-dovuto', codiceIpa],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/enti/{ente}/tipi-dovuto', { path: { ente: codiceIpa }, signal, background: true }),
  });
  const tipo = data?.elementi.find((one) => one.codice === codice);
  const view = search.get('scheda') === 'modulo' ? 'modulo' : 'anagrafica';
  const crumbs = [
    { to: base, label: t.admin },
    { to: `${base}/tipi`, label: t.list },
  ];
  if (data && !tipo)
    return (
      <Page title={t.notThere} breadcrumb={crumbs}>
        <p>{t.notThereText}</p>
        <Link to={`${base}/tipi`}>{t.list}</Link>
      </Page>
    );
  return (
    <Page
      title={tipo?.descrizione ?? codice}
      breadcrumb={crumbs}
      actions={
        tipo?.modificabili.includes('attivo') === true && (
          <button type="button" className="btn btn-outline-primary" onClick={() => setAsking(true)}>
            {tipo.attivo ? t.disable : t.enable}
          </button>
        )
      }
    >
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {tipo && (
        <>
          <p>
            <StateBadge tone={tipo.attivo ? 'success' : 'secondary'} label={tipo.attivo ? t.on : t.off} />
          </p>
          {tipo.marcaDaBollo && <Notice tone="info">{t.stamp}</Notice>}
          {tipo.cosaManca.length > 0 && (
            <Notice tone="warning" title={t.lacks}>
              <ul className="mb-0">
                {tipo.cosaManca.map((lack) => (
                  <li key={lack}>{lack}</li>
                ))}
              </ul>
            </Notice>
          )}
          <div className="view-switch" role="group" aria-label={t.views}>
            {(['anagrafica', 'modulo'] as const).map((one) => (
              <button
                key={one}
                type="button"
                aria-pressed={view === one}
                onClick={() => setSearch({ scheda: one }, { replace: true })}
              >
                {one === 'modulo' ? t.form : t.record}
              </button>
            ))}
          </div>
          {view === 'anagrafica' ? (
            <RecordTab tipo={tipo} />
          ) : (
            <Suspense fallback={<Skeleton rows={8} />}>
              <FormTab key={tipo.codice} tipo={tipo} />
            </Suspense>
          )}
          {asking && <StateDialog tipo={tipo} onClose={() => setAsking(false)} />}
        </>
      )}
    </Page>
  );
}
