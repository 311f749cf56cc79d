import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { pivotOffice } from '../../shared/api/doors';
import type { TableProps } from '../../shared/list/data-table';
import { ListView } from '../../shared/list/list-view';
import type { ListUrl } from '../../shared/list/use-list-url';
import { movimentoPath, notificaPath, pagamentoPath } from '../../shared/pivot/paths';
import type { Classe } from '../../shared/pivot/types';
import { words } from '../../shared/pivot/words';
import { columnsOf, MOVIMENTO_CELLS, NOTIFICA_CELLS, PAGAMENTO_CELLS } from './cells';
import { CLASSE_TABLE, type FilterName } from './classe-table';
import { t } from './texts';

type Values = Partial<Record<FilterName, string>>;

interface RowsProps {
  readonly ipa: string;
  readonly classe: Classe;
  readonly url: ListUrl<FilterName>;
  readonly toolbar: ReactNode;
}

/** Filters that are set, and the place of the page. */
function questionOf({ url, classe }: RowsProps): Values & { cursore?: string } {
  const set = Object.fromEntries(
    CLASSE_TABLE[classe].filters.filter((name) => url.values[name] !== '').map((name) => [name, url.values[name]]),
  );
  return url.cursor === undefined ? set : { ...set, cursore: url.cursor };
}

/** What every door of the classes gives. */
interface RowsPage<Row> {
  readonly elementi: readonly Row[];
  readonly cursore: string | null;
}

type Table<Row> = Pick<TableProps<Row>, 'columns' | 'rowKey' | 'rowLink'>;

function Rows<Row>(props: RowsProps & Table<Row> & { readonly ask: (signal: AbortSignal) => Promise<RowsPage<Row>> }) {
  const { ipa, classe, url, ask, toolbar, ...table } = props;
  const query = useQuery({
    queryKey: ['pivot', ipa, 'classe', classe, questionOf(props)],
    queryFn: ({ signal }) => ask(signal),
    placeholderData: keepPreviousData,
  });
  const hint = CLASSE_TABLE[classe].screen === 'ANOMALIE' ? t.emptyAnomalie : t.emptyReconciled;
  return (
    <ListView
      {...table}
      query={query}
      url={url}
      caption={words.classi[classe].name}
      toolbar={toolbar}
      empty={{ title: t.emptyClass, children: <p>{hint}</p> }}
    />
  );
}

/** The rows of a class, of whichever door it has. */
export function ClasseRows(props: RowsProps) {
  const { ipa, classe } = props;
  const { door, columns } = CLASSE_TABLE[classe];
  // The table says which filters the door of a class takes; the door's own types are wider apart than it is.
  const query = { ...questionOf(props), classe } as Values & { classe: never };
  const path = { ente: ipa };
  if (door === 'notifiche')
    return (
      <Rows
        {...props}
        ask={(signal) => pivotOffice.get('/enti/{ente}/pivot/notifiche', { path, query, signal })}
        columns={columnsOf(columns, NOTIFICA_CELLS)}
        rowKey={({ iud }) => iud}
        rowLink={({ iud }) => notificaPath(ipa, iud)}
      />
    );
  if (door === 'movimenti')
    return (
      <Rows
        {...props}
        ask={(signal) => pivotOffice.get('/enti/{ente}/pivot/movimenti', { path, query, signal })}
        columns={columnsOf(columns, MOVIMENTO_CELLS)}
        rowKey={(m) => `${m.anno}/${m.bolletta}/${m.enteBt}/${m.istat}`}
        rowLink={(m) => movimentoPath(ipa, m)}
      />
    );
  return (
    <Rows
      {...props}
      ask={(signal) => pivotOffice.get('/enti/{ente}/pivot/pagamenti', { path, query, signal })}
      columns={columnsOf(columns, PAGAMENTO_CELLS)}
      rowKey={(p) => `${p.iuv}/${p.iur}/${p.indice}`}
      rowLink={(p) => pagamentoPath(ipa, p)}
    />
  );
}
