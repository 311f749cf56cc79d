import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { withQuery } from '../../shared/api/client';
import { pagamentiOpen } from '../../shared/api/doors';
import { FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { addressOf } from '../../shared/routing/address';
import { DateText } from '../../shared/ui/date-text';
import { DownloadLink } from '../../shared/ui/download-link';
import { Money } from '../../shared/ui/money';
import { t } from './texts';

const FILTERS = ['causale', 'ente', 'dal', 'al'] as const;
const OWN = { ruolo: 'PAGATE' } as const;

/** Receipts in which one is who paid, for oneself or for others. */
export function PaidByMe() {
  const url = useListUrl(FILTERS);
  const filters = { ...OWN, ...url.values };
  const enti = useQuery({
    queryKey: ['ricevute', 'enti'],
    queryFn: ({ signal }) => pagamentiOpen.get('/cittadino/ricevute/enti', { query: OWN, signal }),
    staleTime: 60_000,
  });
  const query = useQuery({
    queryKey: ['ricevute', 'mie', url.values, url.cursor],
    queryFn: ({ signal }) =>
      pagamentiOpen.get('/cittadino/ricevute', {
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
          {
            name: 'ente',
            label: t.ente,
            kind: 'select',
            options: (enti.data?.enti ?? []).map(({ codiceFiscale, denominazione }) => ({
              value: codiceFiscale,
              label: denominazione,
            })),
          },
          { name: 'dal', label: t.from, kind: 'date' },
          { name: 'al', label: t.to, kind: 'date', notBefore: 'dal' },
        ]}
      />
      <ListView
        query={query}
        url={url}
        caption={t.paidCaption}
        rowKey={({ codiceFiscaleEnte, rtId }) => `${codiceFiscaleEnte}/${rtId}`}
        rowLink={({ codiceFiscaleEnte, rtId }) => addressOf('/area-personale/storico', codiceFiscaleEnte, rtId)}
        empty={{ title: t.nonePaid, children: <p>{t.nonePaidText}</p> }}
        toolbar={
          query.data?.elementi.length !== 0 && (
            <DownloadLink href={withQuery('/api/cittadino/ricevute/csv', filters)} format="CSV">
              {t.csv}
            </DownloadLink>
          )
        }
        rowActions={({ codiceFiscaleEnte, rtId }) => (
          <a
            className="btn btn-outline-primary btn-xs"
            href={addressOf('/api/cittadino/ricevute', codiceFiscaleEnte, rtId, 'pdf')}
            target="_blank"
            rel="noopener"
          >
            {t.receipt}
          </a>
        )}
        columns={[
          { key: 'what', header: t.what, cell: (row) => row.causale },
          { key: 'ente', header: t.ente, cell: (row) => row.denominazioneEnte },
          { key: 'day', header: t.day, cell: (row) => <DateText value={row.pagatoIl} /> },
          { key: 'owner', header: t.owner, cell: (row) => (row.intestata ? t.forMe : t.forOthers) },
          { key: 'psp', header: t.psp, optional: true, cell: (row) => row.psp },
          { key: 'amount', header: t.amount, numeric: true, cell: (row) => <Money euro={row.importo} /> },
        ]}
      />
    </>
  );
}
