import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pivotOffice } from '../../shared/api/doors';
import { type TipiDovuto, useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { type FilterField, FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { SummaryBadge } from '../../shared/pivot/badges';
import { pagamentoPath, pivotHome } from '../../shared/pivot/paths';
import { ResultTotal } from '../../shared/pivot/result-total';
import { words } from '../../shared/pivot/words';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { Money } from '../../shared/ui/money';
import { Page } from '../../shared/ui/page';
import { t } from './texts';

const FILTERS = [
  'tappa',
  'esitoDa',
  'esitoA',
  'iuv',
  'iud',
  'iur',
  'iuf',
  'pagatore',
  'nomePagatore',
  'versante',
  'nomeVersante',
  'attestante',
  'tipoDovuto',
] as const;
type Filter = (typeof FILTERS)[number];

const STAGES = ['PAGATO', 'RENDICONTATO', 'INCASSATO'] as const;

/** The fields of the filters; `tipi`: those that the operator may choose from, by name. */
const fieldsOf = (tipi: TipiDovuto): FilterField<Filter>[] =>
  FILTERS.map((name) => {
    if (name === 'tappa')
      return {
        name,
        label: t.tappa,
        kind: 'select',
        options: STAGES.map((value) => ({ value, label: t.stages[value] })),
      };
    if (name === 'tipoDovuto')
      return {
        name,
        label: t.tipoDovuto,
        kind: 'select',
        options: tipi.own.map(({ codice, descrizione }) => ({ value: codice, label: descrizione })),
      };
    return {
      name,
      label: name === 'attestante' ? t.attestanteContains : t[name],
      kind: name.startsWith('esito') ? 'date' : 'text',
      ...(name === 'esitoA' ? { notBefore: 'esitoDa' as const } : {}),
    };
  });

/** P-05: every payment, whatever its class. */
export function Screen() {
  const { codiceIpa: ipa } = useEnte();
  const url = useListUrl(FILTERS);
  const tipi = useTipiDovuto('pivot.view');
  const set = Object.fromEntries(url.active.map((name) => [name, url.values[name]]));
  const question = url.cursor === undefined ? set : { ...set, cursore: url.cursor };
  const query = useQuery({
    queryKey: ['pivot', ipa, 'pagamenti', question],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/pagamenti', { path: { ente: ipa }, query: question, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t.title} breadcrumb={[{ to: pivotHome(ipa), label: words.breadcrumb }]} lead={<p>{t.lead}</p>}>
      <FilterPanel fields={fieldsOf(tipi)} url={url} />
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        toolbar={<ResultTotal ipa={ipa} door="pagamenti" question={set} />}
        rowKey={(p) => `${p.iuv}/${p.iur}/${p.indice}`}
        rowLink={(p) => pagamentoPath(ipa, p)}
        empty={{ title: t.empty, children: <p>{t.emptyText}</p> }}
        columns={[
          { key: 'iuv', header: t.iuv, cell: (p) => <code className="text-nowrap">{p.iuv}</code> },
          {
            key: 'tipo',
            header: t.tipoDovuto,
            cell: (p) => (p.tipoDovuto === undefined ? t.none : tipi.nameOf(p.tipoDovuto)),
          },
          { key: 'pagatore', header: t.debtor, cell: (p) => p.debitore?.anagrafica ?? t.none },
          { key: 'importo', header: t.importo, numeric: true, cell: (p) => <Money euro={p.importo} /> },
          { key: 'esito', header: t.dataEsito, cell: (p) => <DateText value={p.dataEsito} /> },
          { key: 'psp', header: t.attestante, optional: true, cell: (p) => p.attestante ?? p.psp ?? '–' },
          { key: 'stato', header: t.stato, cell: (p) => <SummaryBadge summary={p.sintesi} /> },
        ]}
      />
    </Page>
  );
}
