import type {
  FlussiFilter,
  FlussoWithEsito,
  Listed,
  Movimento,
  MovimentiFilter,
  Notifica,
  NotificheFilter,
  PagamentiFilter,
  PagamentoInContext,
  RigaInContext,
  Riversamento,
  RiversamentiFilter,
  WithClassi,
} from '@mypay/pivot-core';
import type { Conditions } from '@mypay/platform/db';
import { inContext, PAGAMENTI_IN_CONTEXT, RIGHE_IN_CONTEXT, rigaInContext } from './in-context';
import {
  MOVIMENTO_UPDATED,
  NOTIFICA_UPDATED,
  ofFlussi,
  ofMovimenti,
  ofNotifiche,
  ofRiversamenti,
} from './list-conditions';
import type { KnownNames } from './names';
import { ofPagamenti } from './payment-conditions';
import { FLUSSO, flussoOf, listed, MOVIMENTO, movimentoOf, NOTIFICA, notificaOf, PAGAMENTO } from './righe';
import { RIVERSAMENTI_TABLE, riversamentoOf } from './riversamenti';

export type Key = readonly (string | number)[];

/** A list: from which table, in which order, and how its rows become elements. */
export interface ListOf<T> {
  readonly table: string;
  readonly columns: string;
  /** What a total adds up. */
  readonly importo: string;
  /** What is put beside the rows of the page, when they are chosen: joins of `p`. */
  readonly beside?: (page: string) => string;
  /** Columns of the order, ending with the key; with their types. */
  readonly ordine: readonly (readonly [colonna: string, tipo: 'text' | 'date' | 'int'])[];
  readonly read: (riga: Record<string, unknown>) => T;
  readonly chiave: (element: T) => Key;
}

export const PAGAMENTI: ListOf<PagamentoInContext> = {
  table: 'pagamenti',
  columns: `ente, upper(iuf) as iuf_maiuscolo, classificato_il as aggiornato_il, ${PAGAMENTO}`,
  importo: 'importo_cents',
  beside: PAGAMENTI_IN_CONTEXT,
  ordine: [
    ['data_esito', 'date'],
    ['iuv', 'text'],
    ['iur', 'text'],
    ['indice', 'int'],
  ],
  read: inContext,
  chiave: (p) => [p.dataEsito, p.iuv, p.iur, p.indice],
};

export const MOVIMENTI: ListOf<Listed<WithClassi<Movimento>>> = {
  table: 'movimenti',
  columns: `${MOVIMENTO}, ${MOVIMENTO_UPDATED} as aggiornato_il`,
  importo: 'importo_cents',
  ordine: [
    ['data_lista', 'date'],
    ['anno', 'text'],
    ['bolletta', 'text'],
    ['ente_bt', 'text'],
    ['istat', 'text'],
  ],
  read: (r) => listed(r, movimentoOf),
  chiave: (m) => [m.dataValuta ?? m.dataContabile, m.anno, m.bolletta, m.enteBt, m.istat],
};

export const NOTIFICHE: ListOf<Listed<WithClassi<Notifica>>> = {
  table: 'notifiche',
  columns: `${NOTIFICA}, ${NOTIFICA_UPDATED} as aggiornato_il`,
  importo: 'importo_cents',
  ordine: [
    ['data_esecuzione', 'date'],
    ['iud', 'text'],
  ],
  read: (r) => listed(r, notificaOf),
  chiave: (n) => [n.dataEsecuzione, n.iud],
};

export const FLUSSI: ListOf<Listed<FlussoWithEsito>> = {
  table: 'flussi',
  columns: `${FLUSSO}, f.modificato_il as aggiornato_il`,
  importo: 'importo_totale_cents',
  ordine: [
    ['data_regolamento', 'date'],
    ['iuf_maiuscolo', 'text'],
    ['psp', 'text'],
  ],
  read: (r) => listed(r, flussoOf),
  chiave: (f) => [f.dataRegolamento, f.iuf.toUpperCase(), f.psp],
};

export const RIVERSAMENTI: ListOf<Riversamento> = {
  table: RIVERSAMENTI_TABLE,
  columns: '*',
  importo: 'importo_cents',
  ordine: [
    ['data_regolamento', 'date'],
    ['iuf_maiuscolo', 'text'],
    ['psp', 'text'],
    ['anno', 'text'],
    ['bolletta', 'text'],
    ['ente_bt', 'text'],
    ['istat', 'text'],
  ],
  read: riversamentoOf,
  chiave: ({ flusso, movimento: m }) => [
    flusso.dataRegolamento,
    flusso.iuf.toUpperCase(),
    flusso.psp,
    m.anno,
    m.bolletta,
    m.enteBt,
    m.istat,
  ],
};

export const RIGHE: ListOf<RigaInContext> = {
  table: 'righe_flusso',
  columns: 'f.ente, f.riga, f.iuv, f.iur, f.indice, f.importo_cents, f.esito, f.data_esito, f.revocata',
  importo: 'importo_cents',
  beside: RIGHE_IN_CONTEXT,
  ordine: [['riga', 'int']],
  read: rigaInContext,
  chiave: (r) => [r.riga],
};

/** One page after a key, as SQL. `$1` is the ente; the conditions hold the rest of the values. */
export function pageSql<T>(list: ListOf<T>, where: Conditions, limit: number, after: Key | undefined): string {
  const columns = list.ordine.map(([c]) => c).join(', ');
  const page = `select ${list.columns} from ${list.table} f where f.ente = $1 and ${where.beyond('>', list.ordine, after).sql}
    order by ${columns} limit ${where.value(limit)}`;
  return list.beside ? `${list.beside(page)} order by ${columns.replace(/(\w+)/g, 'p.$1')}` : page;
}

/** How many rows there are, up to `limit`, and what these make. */
export const totalSql = <T>(list: ListOf<T>, where: Conditions, limit: number): string =>
  `select count(*)::int as numero, coalesce(sum(importo), 0)::bigint as importo from (
     select ${list.importo} as importo from ${list.table} f where f.ente = $1 and ${where.sql} limit ${where.value(limit)}) counted`;

/** SQL and values of a page, for the tests of its plan. */
interface PlannedPage {
  readonly sql: string;
  readonly values: readonly unknown[];
}
const planned = <T>(list: ListOf<T>, where: Conditions, limit: number, after?: Key): PlannedPage => ({
  sql: pageSql(list, where, limit, after),
  values: where.values,
});
export const pagamentiPage = (
  ente: string,
  filter: PagamentiFilter,
  limit: number,
  after?: Key,
  names?: KnownNames,
): PlannedPage => planned(PAGAMENTI, ofPagamenti(ente, filter, names), limit, after);
export const movimentiPage = (ente: string, filter: MovimentiFilter, limit: number, after?: Key): PlannedPage =>
  planned(MOVIMENTI, ofMovimenti(ente, filter), limit, after);
export const notifichePage = (ente: string, filter: NotificheFilter, limit: number, after?: Key): PlannedPage =>
  planned(NOTIFICHE, ofNotifiche(ente, filter), limit, after);
export const flussiPage = (ente: string, filter: FlussiFilter, limit: number, after?: Key): PlannedPage =>
  planned(FLUSSI, ofFlussi(ente, filter), limit, after);
export const riversamentiPage = (ente: string, filter: RiversamentiFilter, limit: number, after?: Key): PlannedPage =>
  planned(RIVERSAMENTI, ofRiversamenti(ente, filter), limit, after);
