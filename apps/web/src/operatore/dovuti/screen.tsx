import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import { CancelDovuto } from '../../shared/dovuti/cancel-dovuto';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { useColumnChoice } from '../../shared/list/column-choice';
import { FilterPanel } from '../../shared/list/filter-panel';
import { ListView } from '../../shared/list/list-view';
import { SavedSearches } from '../../shared/list/saved-searches';
import { useListUrl } from '../../shared/list/use-list-url';
import { addressOf, officePath } from '../../shared/routing/address';
import { OneBox } from '../../shared/search/one-box';
import { useEnte } from '../../shared/session/use-ente';
import { Icon } from '../../shared/ui/icon';
import { Page } from '../../shared/ui/page';
import { BulkBar } from './bulk-bar';
import { type Dovuto, dovutiColumns } from './columns';
import { ExportMenu } from './export-menu';
import { FILTERS, filterFields, type View } from './filters';
import { RowActions } from './row-actions';
import { t } from './texts';

const PAGE = 25;

/** An IUD may stand in several rows of the archive: a row is told by its birth, too. */
const keyOf = ({ iud, creatoIl }: Dovuto): string => `${iud} ${creatoIl}`;
const iudOf = (key: string): string => key.slice(0, key.lastIndexOf(' '));
const NONE: ReadonlySet<string> = new Set();

/** O-04: the debts of the ente, open or ended, by any filter. */
export function Screen() {
  const { codiceIpa, may, limiti } = useEnte();
  const base = officePath(codiceIpa);
  const [search, setSearch] = useSearchParams();
  const url = useListUrl(FILTERS);
  const tipi = useTipiDovuto();
  const [cancelling, setCancelling] = useState<Dovuto>();
  const view: View = search.get('vista') === 'archivio' ? 'archivio' : 'online';
  const order = search.get('ordine') === 'scadenza' ? 'scadenza' : 'recenti';
  // What is selected belongs to one filter: with another one nothing is.
  const filter = JSON.stringify([view, url.values]);
  const [selection, setSelection] = useState({ filter, keys: NONE });
  const keys = selection.filter === filter ? selection.keys : NONE;
  const selects = view === 'online' && (may('dovuto.write') || may('avviso.massivo'));
  const query = useQuery({
    queryKey: ['dovuti', codiceIpa, 'list', url.values, view, order, url.cursor],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/dovuti', {
        path: { ente: codiceIpa },
        // An empty value is not written; the door holds the words of each filter.
        query: {
          ...(url.values as unknown as Record<never, never>),
          vista: view,
          ordine: order,
          conta: true,
          limite: PAGE,
          ...(url.cursor === undefined ? {} : { cursore: url.cursor }),
        },
        signal,
      }),
    select: ({ elementi, cursore, totale, oltre }) => ({
      elementi,
      cursore,
      over: oltre === true,
      ...(totale === undefined || oltre === true ? {} : { totale }),
    }),
    placeholderData: keepPreviousData,
  });
  const { shown, menu } = useColumnChoice('dovuti', dovutiColumns(tipi), ['modificato']);
  const change = (name: 'vista' | 'ordine', value: string) =>
    setSearch((current) => {
      const after = new URLSearchParams(current);
      after.delete('cursore');
      if (name === 'vista') after.delete('stato');
      after.set(name, value);
      return after;
    });
  return (
    <Page
      title={t.title}
      actions={
        may('dovuto.write') && (
          <Link className="btn btn-primary" to={`${base}/dovuti/nuovo`}>
            <Icon name="it-plus" size="sm" />
            {t.insert}
          </Link>
        )
      }
    >
      <OneBox />
      <div className="view-switch" role="group" aria-label={t.views}>
        {(['online', 'archivio'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => change('vista', one)}>
            {one === 'online' ? t.online : t.archive}
          </button>
        ))}
      </div>
      {limiti['dovuto.read'] && <p className="list-note">{t.limited}</p>}
      <FilterPanel fields={filterFields(view, tipi)} url={url} busy={query.isFetching} />
      <BulkBar iuds={[...keys].map(iudOf)} onClear={() => setSelection({ filter, keys: NONE })} />
      <div className="menu-list">
        <ListView
          query={query}
          url={url}
          caption={t.caption}
          columns={shown}
          rowKey={keyOf}
          {...(selects ? { selection: { keys, onChange: (after) => setSelection({ filter, keys: after }) } } : {})}
          rowLink={({ iud }) => addressOf(base, 'dovuti', iud)}
          rowActions={(row) => <RowActions dovuto={row} base={base} onCancel={() => setCancelling(row)} />}
          empty={{
            title: t.empty,
            children: (
              <>
                <p>{t.emptyHint}</p>
                {may('flusso.import') && (
                  <Link className="btn btn-outline-primary btn-sm" to={`${base}/flussi/import`}>
                    {t.upload}
                  </Link>
                )}
              </>
            ),
          }}
          toolbar={
            <div className="list-tools">
              {query.data?.over === true && <span className="list-note">{t.overCap}</span>}
              <label className="list-order">
                {t.order}{' '}
                <select
                  className="form-select"
                  value={order}
                  onChange={(event) => change('ordine', event.target.value)}
                >
                  <option value="recenti">{t.newest}</option>
                  <option value="scadenza">{t.due}</option>
                </select>
              </label>
              {menu}
              <ExportMenu values={url.values} active={url.active} view={view} />
              <SavedSearches list={`dovuti:${codiceIpa}`} />
            </div>
          }
        />
      </div>
      {cancelling && (
        <CancelDovuto iud={cancelling.iud} causale={cancelling.causale} onClose={() => setCancelling(undefined)} />
      )}
    </Page>
  );
}
