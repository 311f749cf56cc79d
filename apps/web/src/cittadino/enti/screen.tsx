import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { onboardingOpen } from '../../shared/api/doors';
import { EnteMark } from '../../shared/citizen/ente-mark';
import { FilterPanel } from '../../shared/list/filter-panel';
import { useListUrl } from '../../shared/list/use-list-url';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { t } from './texts';

const FILTERS = ['testo', 'provincia', 'conSpontanei'] as const;
const PAGE = 24;

/** C-02: the directory of enti, by name. */
export function Screen() {
  const url = useListUrl(FILTERS);
  const { testo, provincia, conSpontanei } = url.values;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['enti', testo, provincia, conSpontanei],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      onboardingOpen.get('/public/enti', {
        query: {
          testo,
          provincia: provincia.toUpperCase(),
          limite: PAGE,
          ...(conSpontanei === '' ? {} : { conSpontanei: true }),
          ...(pageParam === '' ? {} : { cursore: pageParam }),
        },
        signal,
      }),
    getNextPageParam: ({ cursore }) => cursore ?? undefined,
  });
  const enti = data?.pages.flatMap(({ elementi }) => elementi) ?? [];
  return (
    <Page title={t.title} lead={t.lead}>
      <FilterPanel
        url={url}
        fields={[
          { name: 'testo', label: t.text, kind: 'text', wide: true },
          { name: 'provincia', label: t.province, kind: 'text' },
          { name: 'conSpontanei', label: t.withSpontanei, kind: 'flag' },
        ]}
      />
      {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && (
        <p role="status" className="list-count">
          {t.count(enti.length, hasNextPage)}
        </p>
      )}
      {data && enti.length === 0 && (
        <Empty title={t.none} icon="it-search">
          <p>{t.noneText}</p>
          <div className="d-flex gap-2 justify-content-center flex-wrap">
            <Link to="/paga-avviso" className="btn btn-primary btn-sm">
              {t.pay}
            </Link>
            {url.active.length > 0 && (
              <button type="button" className="btn btn-outline-primary btn-sm" onClick={url.clear}>
                {t.clear}
              </button>
            )}
          </div>
        </Empty>
      )}
      {enti.length > 0 && (
        <ul className="ente-cards" aria-label={t.list}>
          {enti.map((ente) => (
            <li key={ente.codiceIpa} className="panel">
              <EnteMark name={ente.denominazione} />
              <div>
                <Link to={`/enti/${ente.codiceIpa}`} className="ente-card-link">
                  {ente.denominazione}
                </Link>
                <p>
                  {ente.provincia !== null && <span className="ente-province">{ente.provincia}</span>}
                  {t.spontanei(ente.spontanei)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {hasNextPage && (
        <button
          type="button"
          className="btn btn-outline-primary"
          aria-disabled={isFetchingNextPage}
          onClick={() => !isFetchingNextPage && void fetchNextPage()}
        >
          {t.more}
        </button>
      )}
    </Page>
  );
}
