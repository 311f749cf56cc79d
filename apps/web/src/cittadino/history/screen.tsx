import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dovutiOpen } from '../../shared/api/doors';
import { positionPath } from '../../shared/citizen/debt-row';
import { DebtState } from '../../shared/citizen/debt-state';
import { FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { DateText } from '../../shared/ui/date-text';
import { Money } from '../../shared/ui/money';
import { Page } from '../../shared/ui/page';
import { t } from './texts';

const FILTERS = ['causale', 'stato', 'ente', 'da', 'a'] as const;
type StateFilter = keyof typeof t.states;

/** C-23: one's own debts that are over, the latest first. */
export function Screen() {
  const url = useListUrl(FILTERS);
  const { causale, ente, da, a, stato } = url.values;
  const query = useQuery({
    queryKey: ['debts', 'chiuse', url.values, url.cursor],
    queryFn: ({ signal }) =>
      dovutiOpen.get('/cittadino/pagamenti', {
        query: {
          causale,
          ente,
          da,
          a,
          limite: 20,
          ...(stato === '' ? {} : { stato: stato as StateFilter }),
          ...(url.cursor === undefined ? {} : { cursore: url.cursor }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t.title} lead={t.lead}>
      <FilterPanel
        url={url}
        fields={[
          { name: 'causale', label: t.what, kind: 'text', wide: true },
          {
            name: 'stato',
            label: t.state,
            kind: 'select',
            options: Object.entries(t.states).map(([value, label]) => ({ value, label })),
          },
          { name: 'da', label: t.from, kind: 'date' },
          { name: 'a', label: t.to, kind: 'date' },
        ]}
      />
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        rowKey={positionPath}
        rowLink={positionPath}
        empty={{ title: t.none }}
        rowActions={(row) =>
          row.ricevuta === undefined ? null : (
            <a
              className="btn btn-outline-primary btn-xs"
              href={`/api/cittadino/ricevute/${row.ente.codiceFiscale}/${encodeURIComponent(row.ricevuta)}/pdf`}
              target="_blank"
              rel="noopener"
            >
              {t.receipt}
            </a>
          )
        }
        columns={[
          { key: 'what', header: t.what, cell: (row) => row.causale },
          { key: 'ente', header: t.ente, cell: (row) => row.ente.denominazione },
          { key: 'day', header: t.day, cell: (row) => <DateText value={row.pagatoIl ?? row.scadenza} /> },
          { key: 'state', header: t.state, cell: (row) => <DebtState debt={row} /> },
          {
            key: 'amount',
            header: t.amount,
            numeric: true,
            cell: (row) => <Money euro={row.importoPagato ?? row.importo} />,
          },
        ]}
      />
    </Page>
  );
}
