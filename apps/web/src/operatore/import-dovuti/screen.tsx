import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dovutiOffice } from '../../shared/api/doors';
import { formatCount } from '../../shared/i18n/format';
import { ImportState, isOpen } from '../../shared/imports/import-state';
import { FilterPanel, type FilterField } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { useListUrl } from '../../shared/list/use-list-url';
import { officePath } from '../../shared/routing/address';
import { useSession } from '../../shared/session/session-provider';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { Page } from '../../shared/ui/page';
import { t } from './texts';
import { UploadPanel } from './upload-panel';

const FILTERS = ['nome', 'stato', 'prova'] as const;
const FIELDS: readonly FilterField<(typeof FILTERS)[number]>[] = [
  { name: 'nome', label: t.filterName, kind: 'text' },
  {
    name: 'stato',
    label: t.filterState,
    kind: 'select',
    options: Object.entries(t.states).map(([value, label]) => ({ value, label })),
  },
  {
    name: 'prova',
    label: t.filterTrial,
    kind: 'select',
    options: [
      { value: 'true', label: t.onlyTrials },
      { value: 'false', label: t.onlyReal },
    ],
  },
];
const POLL_MS = 2_000;

/** O-07: uploads a tracciato, and lists those that were. */
export function Screen() {
  const { codiceIpa, may, limiti } = useEnte();
  const persona = useSession()?.persona;
  const base = officePath(codiceIpa);
  const url = useListUrl(FILTERS);
  const query = useQuery({
    queryKey: ['imports', codiceIpa, 'list', url.values, url.cursor],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/import-dovuti', {
        path: { ente: codiceIpa },
        query: {
          ...(url.values as unknown as Record<never, never>),
          limite: 25,
          ...(url.cursor === undefined ? {} : { cursore: url.cursor }),
        },
        signal,
        background: true,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.elementi.some(isOpen) ? POLL_MS : false),
  });
  const ownOnly = !may('flusso.read.all') || limiti['flusso.read.own'] !== undefined;
  return (
    <Page title={t.title} lead={t.lead}>
      {may('flusso.import') && <UploadPanel base={base} />}
      <FilterPanel fields={FIELDS} url={url} />
      {ownOnly && <p className="list-note">{t.mine}</p>}
      <ListView
        query={query}
        url={url}
        caption={t.caption}
        rowKey={({ id }) => String(id)}
        rowLink={({ id }) => `${base}/flussi/import/${id}`}
        columns={[
          { key: 'file', header: t.fileName, cell: ({ nomeFile }) => <span className="identifier">{nomeFile}</span> },
          {
            key: 'stato',
            header: t.state,
            cell: (one) => (
              <>
                <ImportState one={one} />{' '}
                {isOpen(one) && one.avanzamento?.percentuale !== undefined && t.percent(one.avanzamento.percentuale)}
              </>
            ),
          },
          { key: 'quando', header: t.when, cell: ({ caricatoIl }) => <DateText value={caricatoIl} /> },
          {
            key: 'chi',
            header: t.who,
            optional: true,
            cell: ({ caricatoDa }) => (persona && caricatoDa === `persona:${persona.id}` ? t.you : caricatoDa),
          },
          { key: 'righe', header: t.rows, numeric: true, cell: ({ righeTotali }) => formatCount(righeTotali) },
          { key: 'ok', header: t.loaded, numeric: true, cell: ({ righeAccettate }) => formatCount(righeAccettate) },
          {
            key: 'ko',
            header: t.rejected,
            numeric: true,
            cell: ({ righeScartate }) =>
              righeScartate > 0 ? (
                <strong className="text-danger">{formatCount(righeScartate)}</strong>
              ) : (
                formatCount(righeScartate)
              ),
          },
        ]}
        empty={{ title: t.empty, children: <p>{t.emptyHint}</p> }}
      />
    </Page>
  );
}
