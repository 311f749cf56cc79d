import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { pivotOffice } from '../../shared/api/doors';
import { formatCount } from '../../shared/i18n/format';
import { type FilterField, FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { VerdettoBadge } from '../../shared/pivot/badges';
import { flussoPath, pivotHome } from '../../shared/pivot/paths';
import { ResultTotal } from '../../shared/pivot/result-total';
import type { Verdetto } from '../../shared/pivot/types';
import { words } from '../../shared/pivot/words';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { Money } from '../../shared/ui/money';
import { Page } from '../../shared/ui/page';
import { t } from './texts';

const FILTERS = ['verdetto', 'iuf', 'idRegolamento', 'regolamentoDa', 'regolamentoA'] as const;
const VERDETTI: readonly Verdetto[] = ['NO_TES', 'DIV_IMP', 'OK+DIV_IMP', 'OK', 'PUNTUALE', 'NON_VALUTATO'];

const fields: readonly FilterField<(typeof FILTERS)[number]>[] = [
  {
    name: 'verdetto',
    label: t.verdetto,
    kind: 'select',
    options: VERDETTI.map((value) => ({ value, label: words.verdetti[value] })),
  },
  { name: 'iuf', label: t.iuf, kind: 'text' },
  { name: 'idRegolamento', label: t.idRegolamento, kind: 'text' },
  { name: 'regolamentoDa', label: t.regolamentoDa, kind: 'date' },
  { name: 'regolamentoA', label: t.regolamentoA, kind: 'date' },
];

/** P-06: the reporting flows and how each stands to the cash. */
export function Screen() {
  const { codiceIpa: ipa } = useEnte();
  const url = useListUrl(FILTERS);
  const set = Object.fromEntries(url.active.map((name) => [name, url.values[name]]));
  const question = url.cursor === undefined ? set : { ...set, cursore: url.cursor };
  const query = useQuery({
    queryKey: ['pivot', ipa, 'flussi', question],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/flussi', { path: { ente: ipa }, query: question, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={t.title} breadcrumb={[{ to: pivotHome(ipa), label: words.breadcrumb }]} lead={<p>{t.lead}</p>}>
      <FilterPanel fields={fields} url={url} />
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        toolbar={<ResultTotal ipa={ipa} door="flussi" question={set} />}
        rowKey={(f) => `${f.psp}/${f.iuf}`}
        rowLink={(f) => flussoPath(ipa, f)}
        empty={{ title: t.empty, children: <p>{t.emptyText}</p> }}
        columns={[
          { key: 'iuf', header: t.iuf, cell: (f) => <code>{f.iuf}</code> },
          { key: 'verdetto', header: t.verdetto, cell: (f) => <VerdettoBadge verdetto={f.verdetto} /> },
          { key: 'data', header: t.dataFlusso, optional: true, cell: (f) => <DateText value={f.dataOraFlusso} /> },
          { key: 'trn', header: t.idRegolamento, optional: true, cell: (f) => <code>{f.idRegolamento}</code> },
          { key: 'regolamento', header: t.dataRegolamento, cell: (f) => <DateText value={f.dataRegolamento} /> },
          { key: 'numero', header: t.numero, numeric: true, cell: (f) => formatCount(f.numeroPagamenti) },
          { key: 'senza', header: t.senzaRt, numeric: true, cell: (f) => formatCount(f.righeSenzaRt) },
          { key: 'totale', header: t.totale, numeric: true, cell: (f) => <Money euro={f.importoTotale} /> },
        ]}
      />
    </Page>
  );
}
