import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { pagamentiOffice } from '../../shared/api/doors';
import { formatCount } from '../../shared/i18n/format';
import type { Column } from '../../shared/list/data-table';
import { type FilterField, FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { officeFile, officePath } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { DownloadLink } from '../../shared/ui/download-link';
import { Money } from '../../shared/ui/money';
import { Page } from '../../shared/ui/page';
import { StateBadge } from '../../shared/ui/state-badge';
import { usePull } from './pull';
import { t } from './texts';
import { flussiPath } from '../../shared/pivot/paths';

const FILTERS = ['iuf', 'dal', 'al', 'scartati'] as const;

const FIELDS: readonly FilterField<(typeof FILTERS)[number]>[] = [
  { name: 'iuf', label: t.iuf, kind: 'text', wide: true },
  { name: 'dal', label: t.from, kind: 'date' },
  { name: 'al', label: t.to, kind: 'date' },
  { name: 'scartati', label: t.setAside, kind: 'flag' },
];

type Row = Awaited<ReturnType<typeof pagamentiOffice.get<'/enti/{ente}/flussi-rendicontazione'>>>['elementi'][number];

const columns: readonly Column<Row>[] = [
  {
    key: 'iuf',
    header: t.iuf,
    cell: (row) => (
      <>
        <code>{row.iuf}</code>
        {row.revisione > 1 && ` ${t.revision(row.revisione)}`}
      </>
    ),
  },
  { key: 'psp', header: t.psp, cell: (row) => row.pspDenominazione ?? row.pspId },
  { key: 'made', header: t.made, cell: (row) => <DateText value={row.dataOraFlusso} /> },
  { key: 'arrived', header: t.arrived, optional: true, cell: (row) => <DateText value={row.acquisitoIl} /> },
  {
    key: 'rows',
    header: t.rows,
    numeric: true,
    cell: (row) => (row.numeroRighe === null ? '–' : formatCount(row.numeroRighe)),
  },
  { key: 'amount', header: t.amount, numeric: true, cell: (row) => <Money euro={row.importo} /> },
  {
    key: 'state',
    header: t.state,
    cell: (row) =>
      row.stato === 'SCARTATO' ? (
        <StateBadge tone="danger" label={t.aside} />
      ) : row.anomalie.length > 0 ? (
        <StateBadge tone="warning" label={t.odd} />
      ) : (
        <StateBadge tone="success" label={t.fine} />
      ),
  },
];

const keysOf = ({ pspId, iuf, revisione }: Row) => [pspId, iuf, revisione] as const;

/** O-10: the reporting flows of the ente. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const url = useListUrl(FILTERS);
  const { values, cursor } = url;
  const pull = usePull(codiceIpa);
  const query = useQuery({
    queryKey: ['flussi', codiceIpa, values, cursor],
    queryFn: ({ signal }) =>
      pagamentiOffice.get('/enti/{ente}/flussi-rendicontazione', {
        path: { ente: codiceIpa },
        query: {
          ...(values.iuf === '' ? {} : { iuf: values.iuf }),
          ...(values.dal === '' ? {} : { dal: values.dal }),
          ...(values.al === '' ? {} : { al: values.al }),
          ...(values.scartati === '' ? {} : { scartati: true }),
          ...(cursor === undefined ? {} : { cursore: cursor }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        may('spc.scarico') && (
          <button
            type="button"
            className="btn btn-primary btn-sm"
            aria-busy={pull.busy}
            aria-disabled={pull.busy}
            onClick={() => {
              if (!pull.busy) pull.start();
            }}
          >
            {pull.busy ? t.pulling : t.pull}
          </button>
        )
      }
    >
      {pull.said}
      <FilterPanel fields={FIELDS} url={url} busy={query.isFetching} />
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        columns={columns}
        rowKey={(row) => `${row.pspId} ${row.iuf} ${row.revisione}`}
        rowLink={(row) => officePath(codiceIpa, 'flussi', 'rendicontazione', ...keysOf(row))}
        rowActions={(row) => (
          <div className="stacked-actions">
            <DownloadLink
              href={officeFile(codiceIpa, 'flussi-rendicontazione', ...keysOf(row), 'originale')}
              format="ZIP"
            >
              {t.original}
              <span className="visually-hidden">{` ${row.iuf}`}</span>
            </DownloadLink>
            {may('pivot.view') && (
              <Link to={flussiPath(codiceIpa, { iuf: row.iuf })}>
                {t.pivot}
                <span className="visually-hidden">{` ${row.iuf}`}</span>
              </Link>
            )}
          </div>
        )}
        empty={{ title: t.empty, children: <p>{t.emptyText}</p> }}
      />
    </Page>
  );
}
