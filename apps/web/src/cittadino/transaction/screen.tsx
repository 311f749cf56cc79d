import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import { pagamentiOpen } from '../../shared/api/doors';
import { ApiProblem } from '../../shared/api/problem';
import { ReceiptFacts } from '../../shared/citizen/receipt-facts';
import { addressOf, keyOf } from '../../shared/routing/address';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { t } from './texts';

const LIST = '/area-personale/storico?vista=pagate';

/** C-24: a payment that one made, as its receipt tells it. */
export function Screen() {
  const { ente = '', ...keys } = useParams();
  const rtId = keyOf(keys.rtId ?? '');
  const { data, error, refetch } = useQuery({
    queryKey: ['ricevute', 'una', ente, rtId],
    queryFn: ({ signal }) =>
      pagamentiOpen.get('/cittadino/ricevute/{titolare}/{rtId}', { path: { titolare: ente, rtId }, signal }),
    staleTime: Infinity,
  });
  const breadcrumb = [{ to: LIST, label: t.crumb }];
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400))
    return (
      <Page title={t.gone} breadcrumb={breadcrumb} narrow>
        <p>{t.goneText}</p>
        <Link to={LIST}>{t.back}</Link>
      </Page>
    );
  return (
    <Page title={data?.causale ?? t.title} breadcrumb={breadcrumb} narrow>
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && (
        <>
          <ReceiptFacts receipt={data} />
          <p className="outcome-acts no-print">
            <a
              className="btn btn-primary"
              href={addressOf('/api/cittadino/ricevute', ente, rtId, 'pdf')}
              target="_blank"
              rel="noopener"
            >
              {t.download}
            </a>
            <button type="button" className="btn btn-outline-primary" onClick={() => print()}>
              {t.print}
            </button>
          </p>
        </>
      )}
    </Page>
  );
}
