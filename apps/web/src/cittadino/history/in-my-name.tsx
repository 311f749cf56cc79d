import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { withQuery } from '../../shared/api/client';
import { dovutiOpen } from '../../shared/api/doors';
import { positionPath } from '../../shared/citizen/debt-row';
import { DebtState } from '../../shared/citizen/debt-state';
import { useOwnChoices } from '../../shared/citizen/use-own-choices';
import { FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { addressOf } from '../../shared/routing/address';
import { DateText } from '../../shared/ui/date-text';
import { DownloadLink } from '../../shared/ui/download-link';
import { Money } from '../../shared/ui/money';
import { t } from './texts';

const FILTERS = ['causale', 'ente', 'tipoDovuto', 'stato', 'da', 'a'] as const;
type StateFilter = keyof typeof t.states;

/** One's own debts that are over, the latest first. */
export function InMyName() {
  const url = useListUrl(FILTERS);
  const { stato, ...others } = url.values;
  const filters = { ...others, ...(stato === '' ? {} : { stato: stato as StateFilter }) };
  const choices = useOwnChoices(url.values.ente);
  const query = useQuery({
    queryKey: ['debts', 'chiuse', url.values, url.cursor],
    queryFn: ({ signal }) =>
      dovutiOpen.get('/cittadino/pagamenti', {
        query: { ...filters, limite: 20, ...(url.cursor === undefined ? {} : { cursore: url.cursor }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <FilterPanel
        url={url}
        fields={[
          { name: 'causale', label: t.what, kind: 'text', wide: true },
          { name: 'ente', label: t.ente, kind: 'select', options: choices.enti },
          { name: 'tipoDovuto', label: t.tipo, kind: 'select', options: choices.tipi },
          {
            name: 'stato',
            label: t.state,
            kind: 'select',
            options: Object.entries(t.states).map(([value, label]) => ({ value, label })),
          },
          { name: 'da', label: t.from, kind: 'date' },
          { name: 'a', label: t.to, kind: 'date', notBefore: 'da' },
        ]}
      />
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        rowKey={positionPath}
        rowLink={positionPath}
        empty={{ title: t.none, children: <p>{t.noneText}</p> }}
        toolbar={
          query.data?.elementi.length !== 0 && (
            <DownloadLink href={withQuery('/api/cittadino/pagamenti/csv', filters)} format="CSV">
              {t.csv}
            </DownloadLink>
          )
        }
        rowActions={(row) =>
          row.ricevuta === undefined ? null : (
            <a
              className="btn btn-outline-primary btn-xs"
              href={addressOf('/api/cittadino/ricevute', row.ente.codiceFiscale, row.ricevuta, 'pdf')}
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
          { key: 'tipo', header: t.tipo, optional: true, cell: (row) => row.tipoDovuto.descrizione },
          { key: 'day', header: t.day, cell: (row) => <DateText value={row.chiusaIl ?? row.pagatoIl} /> },
          { key: 'state', header: t.state, cell: (row) => <DebtState debt={row} /> },
          {
            key: 'amount',
            header: t.amount,
            numeric: true,
            cell: (row) => <Money euro={row.importoPagato ?? row.importo} />,
          },
        ]}
      />
    </>
  );
}
