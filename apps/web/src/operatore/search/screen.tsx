import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router-dom';
import { dovutiOffice, pagamentiOffice } from '../../shared/api/doors';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { OneBox } from '../../shared/search/one-box';
import { useEnte } from '../../shared/session/use-ente';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { FoundDovuti, FoundPayments } from './results';
import { t } from './texts';

/** What the one box found: debts, receipts and flows, each asked of its own service; one that is down does not hide the others. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const [search] = useSearchParams();
  const text = search.get('q') ?? '';
  const base = `/bo/${codiceIpa.toLowerCase()}`;
  const tipi = useTipiDovuto();
  const dovuti = useQuery({
    queryKey: ['search', codiceIpa, 'dovuti', text],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/ricerca', { path: { ente: codiceIpa }, query: { q: text }, signal }),
    enabled: text !== '' && may('dovuto.read'),
  });
  const payments = useQuery({
    queryKey: ['search', codiceIpa, 'payments', text],
    queryFn: ({ signal }) =>
      pagamentiOffice.get('/enti/{ente}/ricevute/cerca', {
        path: { ente: codiceIpa },
        query: { testo: text.replace(/\s+/g, '') },
        signal,
      }),
    enabled: text !== '' && may('rt.download'),
  });
  const asked = [dovuti, payments].filter(({ fetchStatus, data, error }) => fetchStatus !== 'idle' || data || error);
  const waiting = asked.some(({ isFetching }) => isFetching) && !dovuti.data;
  const failed = asked.filter(({ error }) => error);
  const nothing =
    !waiting &&
    failed.length === 0 &&
    (dovuti.data?.elementi.length ?? 0) === 0 &&
    (payments.data?.ricevute.length ?? 0) + (payments.data?.flussi.length ?? 0) === 0;
  return (
    <Page title={t.title}>
      <OneBox text={text} />
      {failed.length > 0 && failed.length < asked.length && <Notice tone="warning">{t.partial}</Notice>}
      {dovuti.error && <ErrorCard error={dovuti.error} onRetry={() => void dovuti.refetch()} />}
      {payments.error && !dovuti.error && <ErrorCard error={payments.error} onRetry={() => void payments.refetch()} />}
      <div aria-live="polite">
        {waiting && <Skeleton rows={6} />}
        {dovuti.data && <FoundDovuti found={dovuti.data} base={base} nameOf={tipi.nameOf} />}
        {payments.data && <FoundPayments found={payments.data} base={base} />}
        {nothing && (
          <Empty title={t.none} icon="it-search">
            <p>{t.noneHint}</p>
            <Link className="btn btn-outline-primary btn-sm" to={`${base}/dovuti`}>
              {t.list}
            </Link>
          </Empty>
        )}
      </div>
    </Page>
  );
}
