import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { onboardingOffice } from '../../shared/api/doors';
import { Changes } from '../../shared/register/changes';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { StateBadge } from '../../shared/ui/state-badge';
import { OperatorsTab } from './operators-tab';
import { RecordTab } from './record-tab';
import { StateDialog } from './state-dialog';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

/** The editor brings the citizen's form along: who looks at the record does not load it. */
const FormTab = lazy(() => import('./form-tab').then((part) => ({ default: part.FormTab })));

/** The parts of the page, and what each asks for. */
const TABS = [
  ['anagrafica', undefined],
  ['modulo', undefined],
  ['operatori', 'operatore.read'],
  ['registro', 'audit.read'],
] as const;

const HERE = { 'aria-current': 'page' } as const;

/** E-04: a kind of debt: its record, the form that citizens fill in, who works on it, and what was done to it. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const { codice = '' } = useParams();
  const [search] = useSearchParams();
  const [asking, setAsking] = useState(false);
  const base = officePath(codiceIpa, 'admin');
  const { data, error, refetch } = useQuery({
    queryKey: ['tipi-dovuto', codiceIpa],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/enti/{ente}/tipi-dovuto', { path: { ente: codiceIpa }, signal, background: true }),
  });
  const tipo = data?.elementi.find((one) => one.codice === codice);
  const tabs = TABS.filter(([, permission]) => permission === undefined || may(permission)).map(([tab]) => tab);
  const view = tabs.find((tab) => tab === search.get('scheda')) ?? 'anagrafica';
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
          <nav className="view-switch" aria-label={t.views}>
            {tabs.map((one) => (
              <Link key={one} to={{ search: `scheda=${one}` }} replace {...(view === one ? HERE : {})}>
                {t.tabs[one]}
              </Link>
            ))}
          </nav>
          {view === 'anagrafica' && <RecordTab tipo={tipo} />}
          {view === 'modulo' && (
            <Suspense fallback={<Skeleton rows={8} />}>
              <FormTab key={tipo.codice} tipo={tipo} />
            </Suspense>
          )}
          {view === 'operatori' && <OperatorsTab tipo={tipo} />}
          {view === 'registro' && <Changes tipo={tipo.codice} />}
          {asking && <StateDialog tipo={tipo} onClose={() => setAsking(false)} />}
        </>
      )}
    </Page>
  );
}
