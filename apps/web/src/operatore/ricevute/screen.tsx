import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { pagamentiOffice } from '../../shared/api/doors';
import type { Column } from '../../shared/list/data-table';
import { type FilterField, FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { ANOMALIA_CODES, type AnomaliaCode, anomaliaName } from '../../shared/receipts/anomalie';
import { officePath } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { Money } from '../../shared/ui/money';
import { Page } from '../../shared/ui/page';
import { StateBadge } from '../../shared/ui/state-badge';
import { t } from './texts';

const FILTERS = [
  'iuv',
  'numeroAvviso',
  'codiceFiscale',
  'iud',
  'iur',
  'tipoDovuto',
  'dal',
  'al',
  'anomalia',
  'anomale',
] as const;

const FIELDS: readonly FilterField<(typeof FILTERS)[number]>[] = [
  { name: 'iuv', label: t.iuv, kind: 'text' },
  { name: 'numeroAvviso', label: t.notice, kind: 'text' },
  { name: 'codiceFiscale', label: t.code, kind: 'text' },
  { name: 'iud', label: t.iud, kind: 'text' },
  { name: 'iur', label: t.iur, kind: 'text' },
  { name: 'tipoDovuto', label: t.tipo, kind: 'text' },
  { name: 'dal', label: t.from, kind: 'date' },
  { name: 'al', label: t.to, kind: 'date' },
  {
    name: 'anomalia',
    label: t.anomalia,
    kind: 'select',
    options: ANOMALIA_CODES.map((value) => ({ value, label: anomaliaName(value) })),
  },
  { name: 'anomale', label: t.odd, kind: 'flag' },
];

type Row = Awaited<ReturnType<typeof pagamentiOffice.get<'/enti/{ente}/ricevute'>>>['elementi'][number];

const columns: readonly Column<Row>[] = [
  { key: 'paidOn', header: t.paidOn, cell: (row) => <DateText value={row.dataOraMessaggio} /> },
  { key: 'subject', header: t.subject, cell: (row) => row.causale },
  { key: 'iuv', header: t.iuv, cell: (row) => <code>{row.iuv}</code> },
  { key: 'tipo', header: t.tipo, cell: (row) => row.tipoDovuto ?? '–' },
  { key: 'psp', header: t.psp, cell: (row) => row.psp.denominazione },
  { key: 'amount', header: t.amount, numeric: true, cell: (row) => <Money euro={row.importo} /> },
  {
    key: 'state',
    header: t.state,
    cell: (row) =>
      row.esito !== 'OK' ? (
        <StateBadge tone="dark" label={t.refused} />
      ) : row.anomalie.length === 0 ? (
        <StateBadge tone="success" label={t.fine} />
      ) : (
        row.anomalie.map((code) => <StateBadge key={code} tone="warning" label={anomaliaName(code)} />)
      ),
  },
];

/** Receipts of the ente, with what must be looked at. */
export function Screen() {
  const { codiceIpa } = useEnte();
  const url = useListUrl(FILTERS);
  const { values, cursor } = url;
  const query = useQuery({
    queryKey: ['ricevute', codiceIpa, values, cursor],
    queryFn: ({ signal }) => {
      const { anomalia, anomale, numeroAvviso, codiceFiscale, ...rest } = values;
      return pagamentiOffice.get('/enti/{ente}/ricevute', {
        path: { ente: codiceIpa },
        query: {
          ...given(rest),
          ...given({ numeroAvviso: numeroAvviso.replace(/\s/g, ''), codiceFiscale: codiceFiscale.replace(/\s/g, '') }),
          ...(anomalia === '' ? {} : { anomalia: anomalia as AnomaliaCode }),
          ...(anomale === '' ? {} : { anomale: true }),
          ...(cursor === undefined ? {} : { cursore: cursor }),
        },
        signal,
      });
    },
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <Link className="btn btn-outline-primary btn-sm" to={officePath(codiceIpa, 'sportello')}>
          {t.desk}
        </Link>
      }
    >
      <FilterPanel fields={FIELDS} url={url} busy={query.isFetching} />
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        columns={columns}
        rowKey={(row) => row.rtId}
        rowLink={(row) => officePath(codiceIpa, 'ricevute', row.rtId)}
        empty={{ title: t.empty, children: <p>{t.emptyText}</p> }}
      />
    </Page>
  );
}

/** The parameters that say something. */
const given = <Name extends string>(values: Readonly<Record<Name, string>>): Partial<Record<Name, string>> =>
  Object.fromEntries(Object.entries<string>(values).filter(([, value]) => value !== '')) as Partial<
    Record<Name, string>
  >;
