import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { dovutiOpen, onboardingOpen } from '../../shared/api/doors';
import { ApiProblem } from '../../shared/api/problem';
import { useCart } from '../../shared/citizen/use-cart';
import { localText } from '../../shared/i18n/local-text';
import { SpontaneoForm } from '../../shared/spontaneo/spontaneo-form';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';

import { t } from './texts';

/** C-07: a payment that the citizen begins, by the form that the ente defined. */
export function Screen() {
  const { ipa = '', codice = '' } = useParams();
  const { add } = useCart();
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery({
    queryKey: ['spontaneo', ipa, codice],
    queryFn: ({ signal }) =>
      onboardingOpen.get('/public/enti/{codiceIpa}/spontanei/{codice}', { path: { codiceIpa: ipa, codice }, signal }),
  });
  // A code is no name: until the ente is known it has no crumb.
  const crumbs = [
    { to: '/enti', label: t.enti },
    ...(data ? [{ to: `/enti/${ipa}`, label: data.ente.denominazione }] : []),
  ];
  if (error instanceof ApiProblem && error.status === 404)
    return (
      <Page title={t.unavailable} breadcrumb={crumbs} narrow>
        <p>{t.unavailableText}</p>
        <Link to={`/enti/${ipa}`}>{t.back}</Link>
      </Page>
    );
  return (
    <Page
      title={data?.descrizione ?? codice}
      breadcrumb={crumbs}
      narrow
      {...(data?.aiuto ? { lead: localText(data.aiuto) } : {})}
    >
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && (
        <SpontaneoForm
          key={`${ipa} ${codice}`}
          spontaneo={data}
          draft={`${data.ente.codiceIpa} ${data.codice}`}
          submit={t.submit}
          send={async (content, key) => {
            const made = await dovutiOpen.post('/public/spontanei/{codiceIpa}/{tipo}', {
              path: { codiceIpa: data.ente.codiceIpa, tipo: data.codice },
              body: content as never,
              headers: { 'idempotency-key': key },
            });
            await add.mutateAsync(made.riferimento);
            void navigate('/carrello');
          }}
        />
      )}
    </Page>
  );
}
