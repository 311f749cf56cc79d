import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { pivotOffice } from '../../shared/api/doors';
import type { TipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { useColumnChoice } from '../../shared/list/column-choice';
import type { Column, TableProps } from '../../shared/list/data-table';
import { ListView } from '../../shared/list/list-view';
import type { ListUrl } from '../../shared/list/use-list-url';
import { flussoPath, movimentoPath, notificaPath, pagamentoPath } from '../../shared/pivot/paths';
import type { Classe, Flusso, Movimento, Notifica, Pagamento, Riversamento } from '../../shared/pivot/types';
import { words } from '../../shared/pivot/words';
import { columnsOf, FLUSSO_CELLS, MOVIMENTO_CELLS, notificaCells, pagamentoCells, RIVERSAMENTO_CELLS } from './cells';
import { CLASSE_TABLE, type ColumnName, type Door, type FilterName } from './classe-table';
import { questionOf } from './question';
import { t } from './texts';

interface RowsProps {
  readonly ipa: string;
  readonly classe: Classe;
  readonly url: ListUrl<FilterName>;
  readonly tipi: TipiDovuto;
  readonly total: ReactNode;
}

/** What each door gives. */
interface Elements {
  readonly pagamenti: Pagamento;
  readonly notifiche: Notifica;
  readonly movimenti: Movimento;
  readonly flussi: Flusso;
  readonly riversamenti: Riversamento;
}

type Table<Row> = Pick<TableProps<Row>, 'rowKey' | 'rowLink'> & { readonly columns: readonly Column<Row>[] };

const movimentoKey = (m: Movimento): string => `${m.anno}/${m.bolletta}/${m.enteBt}/${m.istat}`;

/** The table of each door: its cells, what tells its rows apart and where they lead. */
const TABLES: {
  readonly [D in Door]: (ipa: string, names: readonly ColumnName[], tipi: TipiDovuto) => Table<Elements[D]>;
} = {
  pagamenti: (ipa, names, tipi) => ({
    columns: columnsOf(names, pagamentoCells(tipi)),
    rowKey: (p) => `${p.iuv}/${p.iur}/${p.indice}`,
    rowLink: (p) => pagamentoPath(ipa, p),
  }),
  notifiche: (ipa, names, tipi) => ({
    columns: columnsOf(names, notificaCells(tipi)),
    rowKey: ({ iud }) => iud,
    rowLink: ({ iud }) => notificaPath(ipa, iud),
  }),
  movimenti: (ipa, names) => ({
    columns: columnsOf(names, MOVIMENTO_CELLS),
    rowKey: movimentoKey,
    rowLink: (m) => movimentoPath(ipa, m),
  }),
  flussi: (ipa, names) => ({
    columns: columnsOf(names, FLUSSO_CELLS),
    rowKey: (f) => `${f.psp}/${f.iuf}`,
    rowLink: (f) => flussoPath(ipa, f),
  }),
  riversamenti: (ipa, names) => ({
    columns: columnsOf(names, RIVERSAMENTO_CELLS),
    rowKey: ({ flusso, movimento }) => `${flusso.psp}/${flusso.iuf}/${movimentoKey(movimento)}`,
    rowLink: ({ flusso }) => flussoPath(ipa, flusso),
  }),
};

/** What every door of the classes gives. */
interface RowsPage<Row> {
  readonly elementi: readonly Row[];
  readonly cursore: string | null;
}

function Rows<Row>({ ipa, classe, url, total, table }: RowsProps & { readonly table: Table<Row> }) {
  const { door, screen } = CLASSE_TABLE[classe];
  const set = questionOf(classe, url);
  const question = url.cursor === undefined ? set : { ...set, cursore: url.cursor };
  const query = useQuery({
    queryKey: ['pivot', ipa, 'classe', classe, question],
    // The table of the classes says which filters a door takes, and what it gives.
    queryFn: ({ signal }) =>
      pivotOffice.get(`/enti/{ente}/pivot/${door}`, {
        path: { ente: ipa },
        query: question as never,
        signal,
      }) as unknown as Promise<RowsPage<Row>>,
    placeholderData: keepPreviousData,
  });
  const { shown, menu } = useColumnChoice(`pivot:${classe}`, table.columns);
  return (
    <div className="pivot-list">
      <ListView
        {...table}
        columns={shown}
        query={query}
        url={url}
        caption={words.classi[classe].name}
        toolbar={
          <div className="pivot-toolbar">
            {total}
            {menu}
          </div>
        }
        empty={{ title: t.emptyClass, children: <p>{screen === 'ANOMALIE' ? t.emptyAnomalie : t.emptyReconciled}</p> }}
      />
    </div>
  );
}

/** The rows of a class, of whichever door it has. */
export function ClasseRows(props: RowsProps) {
  const { door, columns } = CLASSE_TABLE[props.classe];
  const tableOf = TABLES[door] as (...args: Parameters<(typeof TABLES)['pagamenti']>) => Table<never>;
  return <Rows {...props} table={tableOf(props.ipa, columns, props.tipi)} />;
}
