import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { onboardingOffice } from '../../shared/api/doors';
import { enteStates } from '../../shared/enti/ente-state';
import { type FilterField, FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { Page } from '../../shared/ui/page';
import { COLUMNS } from './columns';
import { EnteActions } from './ente-actions';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

const FILTERS = ['testo', 'codiceFiscale', 'stato', 'tipoEnte', 'conMancanze', 'avvioDa', 'avvioA'] as const;
const PAGE = 25;

const FIELDS: readonly FilterField<(typeof FILTERS)[number]>[] = [
  { name: 'testo', label: t.text, kind: 'text' },
  { name: 'codiceFiscale', label: t.cf, kind: 'text' },
  {
    name: 'stato',
    label: t.state,
    kind: 'select',
    options: Object.entries(enteStates).map(([value, label]) => ({ value, label })),
  },
  { name: 'tipoEnte', label: t.kind, kind: 'text' },
  {
    name: 'conMancanze',
    label: t.lacking,
    kind: 'select',
    options: [
      { value: 'true', label: t.withLacks },
      { value: 'false', label: t.withoutLacks },
    ],
  },
  { name: 'avvioDa', label: t.openedFrom, kind: 'date' },
  { name: 'avvioA', label: t.openedTo, kind: 'date' },
];

/** I-02: the enti of the intermediary, where each stands and what it lacks. */
export function Screen() {
  const url = useListUrl(FILTERS);
  const query = useQuery({
    queryKey: ['enti', 'intermediario', url.values, url.cursor],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/intermediario/enti', {
        // An empty value is not written; the door holds the words of each filter.
        query: {
          ...(url.values as unknown as Record<never, never>),
          limite: PAGE,
          ...(url.cursor === undefined ? {} : { cursore: url.cursor }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t.title} lead={t.lead}>
      <FilterPanel fields={FIELDS} url={url} busy={query.isFetching} />
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        columns={COLUMNS}
        rowKey={({ codiceFiscale }) => codiceFiscale}
        rowActions={(ente) => <EnteActions ente={ente} />}
        rowLink={({ codiceIpa }) => officePath(codiceIpa, 'admin', 'ente')}
        empty={{ title: t.empty }}
      />
    </Page>
  );
}
