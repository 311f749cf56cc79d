import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatCount } from '../i18n/format';
import { Empty } from '../ui/empty';
import { ErrorCard } from '../ui/error-card';
import { Icon } from '../ui/icon';
import { Skeleton } from '../ui/skeleton';
import { DataTable, type TableProps } from './data-table';
import { t } from './texts';
import type { ListUrl } from './use-list-url';

/** A page of a keyset list as every door of ours gives it; some also tell how many there are in all. */
export interface KeysetPage<Row> {
  readonly elementi: readonly Row[];
  readonly cursore: string | null;
  readonly totale?: number;
}

type ListProps<Row> = Omit<TableProps<Row>, 'rows'> & {
  readonly query: Pick<
    UseQueryResult<KeysetPage<Row>>,
    'data' | 'error' | 'isFetching' | 'refetch' | 'isPlaceholderData'
  >;
  /** Filters and cursor; a list without filters needs its cursor too. */
  readonly url: Omit<ListUrl<string>, 'set' | 'values'>;
  /** What to say, and offer, when there is nothing and no filter is set. */
  readonly empty?: { readonly title: string; readonly children?: ReactNode };
  /** Beside the count: exports, acts on what is selected. */
  readonly toolbar?: ReactNode;
};

/** PAT-LIST below its filters: count, table, ways to the next and last page, and each state that it can be in. */
export function ListView<Row>(props: ListProps<Row>) {
  const { query, url, empty, toolbar, ...table } = props;
  const { data, error } = query;
  if (error && !data) return <ErrorCard error={error} onRetry={() => void query.refetch()} />;
  if (!data) return <Skeleton rows={8} />;
  const { elementi, cursore, totale } = data;
  const goNext = cursore === null ? undefined : () => url.next(cursore);
  return (
    <section className="list" aria-busy={query.isPlaceholderData}>
      {error && <ErrorCard error={error} onRetry={() => void query.refetch()} />}
      <div className="list-bar">
        <p role="status" className="list-count">
          {t.shown(elementi.length, cursore !== null)}
          {totale !== undefined && ` · ${t.total(formatCount(totale))}`}
        </p>
        {toolbar}
      </div>
      {elementi.length === 0 ? (
        url.active.length > 0 ? (
          <Empty title={t.none} icon="it-search">
            <p>{t.noneHint}</p>
            <button type="button" className="btn btn-outline-primary btn-sm" onClick={url.clear}>
              {t.removeAll}
            </button>
          </Empty>
        ) : (
          <Empty title={empty?.title ?? t.nothingYet}>{empty?.children}</Empty>
        )
      ) : (
        <DataTable {...table} rows={elementi} />
      )}
      {(goNext !== undefined || url.previous !== undefined) && (
        <nav className="list-pages" aria-label={t.pages(props.caption)}>
          <button
            type="button"
            className="btn btn-outline-primary btn-sm"
            disabled={!url.previous}
            onClick={url.previous}
          >
            <Icon name="it-chevron-left" size="sm" /> {t.previous}
          </button>
          <button type="button" className="btn btn-outline-primary btn-sm" disabled={!goNext} onClick={goNext}>
            {t.next} <Icon name="it-chevron-right" size="sm" />
          </button>
        </nav>
      )}
    </section>
  );
}
