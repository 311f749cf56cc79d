import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { pivotOffice } from '../../shared/api/doors';
import { type FilterField, FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { MatchBadge } from '../../shared/pivot/match-badge';
import { importPath, movimentoPath, pivotHome } from '../../shared/pivot/paths';
import { ResultTotal } from '../../shared/pivot/result-total';
import { words } from '../../shared/pivot/words';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { Money } from '../../shared/ui/money';
import { Page } from '../../shared/ui/page';
import { t } from './texts';

const FILTERS = [
  'classe',
  'valutaDa',
  'valutaA',
  'contabileDa',
  'contabileA',
  'anno',
  'bolletta',
  'iuf',
  'iuv',
  'importo',
  'ordinante',
] as const;
const fields: readonly FilterField<(typeof FILTERS)[number]>[] = [
  {
    name: 'classe',
    label: t.classe,
    kind: 'select',
    options: (['TES_NO_MATCH', 'TES_NO_IUF_OR_IUV'] as const).map((value) => ({
      value,
      label: words.classi[value].name,
    })),
  },
  { name: 'valutaDa', label: t.valutaDa, kind: 'date' },
  { name: 'valutaA', label: t.valutaA, kind: 'date' },
  { name: 'contabileDa', label: t.contabileDa, kind: 'date' },
  { name: 'contabileA', label: t.contabileA, kind: 'date' },
  { name: 'anno', label: t.anno, kind: 'text' },
  { name: 'bolletta', label: t.bolletta, kind: 'text' },
  { name: 'iuf', label: t.iuf, kind: 'text' },
  { name: 'iuv', label: t.iuv, kind: 'text' },
  { name: 'importo', label: t.importo, kind: 'money' },
  { name: 'ordinante', label: t.ordinanteContains, kind: 'text' },
];

/** P-08: the entries of the cash journal, each with whether it meets a document. */
export function Screen() {
  const { codiceIpa: ipa, may } = useEnte();
  const url = useListUrl(FILTERS);
  const set = Object.fromEntries(url.active.map((name) => [name, url.values[name]]));
  const question = url.cursor === undefined ? set : { ...set, cursore: url.cursor };
  const query = useQuery({
    queryKey: ['pivot', ipa, 'movimenti', question],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/movimenti', { path: { ente: ipa }, query: question, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t.title}
      breadcrumb={[{ to: pivotHome(ipa), label: words.breadcrumb }]}
      lead={<p>{t.lead}</p>}
      actions={
        may('pivot.import') && (
          <Link className="btn btn-primary btn-sm" to={importPath(ipa)}>
            {t.upload}
          </Link>
        )
      }
    >
      <FilterPanel fields={fields} url={url} />
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        toolbar={<ResultTotal ipa={ipa} door="movimenti" question={set} />}
        rowKey={(m) => `${m.anno}/${m.bolletta}/${m.enteBt}/${m.istat}`}
        rowLink={(m) => movimentoPath(ipa, m)}
        empty={{ title: t.empty, children: <p>{t.emptyText}</p> }}
        columns={[
          { key: 'bolletta', header: t.annoBolletta, cell: (m) => `${m.anno} / ${m.bolletta}` },
          { key: 'valuta', header: t.dataValuta, cell: (m) => <DateText value={m.dataValuta} /> },
          {
            key: 'contabile',
            header: t.dataContabile,
            optional: true,
            cell: (m) => <DateText value={m.dataContabile} />,
          },
          { key: 'riferimento', header: t.riferimento, cell: (m) => <code>{m.iuf ?? m.iuv ?? '–'}</code> },
          { key: 'importo', header: t.importo, numeric: true, cell: (m) => <Money euro={m.importo} /> },
          { key: 'ordinante', header: t.ordinante, cell: (m) => m.ordinante },
          { key: 'stato', header: t.abbinamento, cell: (m) => <MatchBadge movimento={m} /> },
        ]}
      />
    </Page>
  );
}
