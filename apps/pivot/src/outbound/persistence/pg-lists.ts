import type { CodiceFiscaleEnte } from '@mypay/kernel';
import {
  bit,
  type Classe,
  type WithClassi,
  type FlussoWithEsito,
  type Lists,
  type Movimento,
  type Notifica,
  type ClassifiedPagamento,
  type PageOf,
  type PageRequest,
  type Verdetto,
} from '@mypay/pivot-core';
import type { Database, Tx } from '@mypay/platform/db';
import { readCursor, toPage } from '@mypay/platform/http';
import { FLUSSO, flussoOf, MOVIMENTO, movimentoOf, NOTIFICA, notificaOf, PAGAMENTO, pagamentoOf } from './righe';

type Key = readonly (string | number)[];

/** A list: from which table, in which order, and how its rows become elements. */
interface ListOf<T> {
  readonly tabella: string;
  readonly colonne: string;
  /** Columns of the order, ending with the key; with their types. */
  readonly ordine: readonly (readonly [colonna: string, tipo: 'text' | 'date' | 'int'])[];
  readonly leggi: (riga: Record<string, unknown>) => T;
  readonly chiave: (element: T) => Key;
}

const PAGAMENTI: ListOf<ClassifiedPagamento> = {
  tabella: 'pagamenti',
  colonne: PAGAMENTO,
  ordine: [
    ['data_esito', 'date'],
    ['iuv', 'text'],
    ['iur', 'text'],
    ['indice', 'int'],
  ],
  leggi: pagamentoOf,
  chiave: (p) => [p.dataEsito, p.iuv, p.iur, p.indice],
};

const MOVIMENTI: ListOf<WithClassi<Movimento>> = {
  tabella: 'movimenti',
  colonne: MOVIMENTO,
  ordine: [
    ['data_lista', 'date'],
    ['anno', 'text'],
    ['bolletta', 'text'],
    ['ente_bt', 'text'],
    ['istat', 'text'],
  ],
  leggi: movimentoOf,
  chiave: (m) => [m.dataValuta ?? m.dataContabile, m.anno, m.bolletta, m.enteBt, m.istat],
};

const NOTIFICHE: ListOf<WithClassi<Notifica>> = {
  tabella: 'notifiche',
  colonne: NOTIFICA,
  ordine: [
    ['data_esecuzione', 'date'],
    ['iud', 'text'],
  ],
  leggi: notificaOf,
  chiave: (n) => [n.dataEsecuzione, n.iud],
};

const FLUSSI: ListOf<FlussoWithEsito> = {
  tabella: 'flussi',
  colonne: FLUSSO,
  ordine: [
    ['data_regolamento', 'date'],
    ['iuf_maiuscolo', 'text'],
    ['psp', 'text'],
  ],
  leggi: flussoOf,
  chiave: (f) => [f.dataRegolamento, f.iuf.toUpperCase(), f.psp],
};

/** One page after a key, as SQL; the class is written out, so that its partial index is found. */
export function pageSql<T>(list: ListOf<T>, filter: string, withCursor: boolean): string {
  const columns = list.ordine.map(([c]) => c).join(', ');
  const after = list.ordine.map(([, type], i) => `$${i + 3}::${type}`).join(', ');
  return `select ${list.colonne} from ${list.tabella} f where f.ente = $1 ${filter}
    ${withCursor ? `and (${columns}) > (${after})` : ''} order by ${columns} limit $2`;
}

const withClasse = (classe: Classe | undefined): string =>
  classe === undefined ? '' : `and (classi & ${bit(classe)}) <> 0`;

const withVerdetto = (verdetto: Verdetto | undefined): string =>
  verdetto === undefined ? '' : `and verdetto = '${verdetto}'`;

/** SQL of a page of payments, for the tests of its plan. */
export const sqlPagamenti = (classe: Classe | undefined, withCursor: boolean): string =>
  pageSql(PAGAMENTI, withClasse(classe), withCursor);

export const sqlMovimenti = (classe: Classe | undefined, withCursor: boolean): string =>
  pageSql(MOVIMENTI, withClasse(classe), withCursor);
export const sqlNotifiche = (classe: Classe | undefined, withCursor: boolean): string =>
  pageSql(NOTIFICHE, withClasse(classe), withCursor);
export const sqlFlussi = (verdetto: Verdetto | undefined, withCursor: boolean): string =>
  pageSql(FLUSSI, withVerdetto(verdetto), withCursor);

/** The lists of pivot: keyset pages on an index that has their order. */
export class PgLists implements Lists {
  constructor(private readonly db: Database) {}

  pagamenti(ente: CodiceFiscaleEnte, classe: Classe | undefined, request: PageRequest) {
    return this.page(ente, PAGAMENTI, withClasse(classe), request);
  }

  movimenti(ente: CodiceFiscaleEnte, classe: Classe | undefined, request: PageRequest) {
    return this.page(ente, MOVIMENTI, withClasse(classe), request);
  }

  notifiche(ente: CodiceFiscaleEnte, classe: Classe | undefined, request: PageRequest) {
    return this.page(ente, NOTIFICHE, withClasse(classe), request);
  }

  flussi(ente: CodiceFiscaleEnte, verdetto: Verdetto | undefined, request: PageRequest) {
    return this.page(ente, FLUSSI, withVerdetto(verdetto), request);
  }

  /** How many objects are in each class, and flows in each verdict. */
  counters(ente: CodiceFiscaleEnte) {
    return this.db.inEnte(ente, async (tx) => ({
      classi: await map(tx, `select classe as k, numero as n from contatori where ente = $1`, ente),
      verdetti: await map(
        tx,
        `select verdetto as k, count(*) as n from flussi where ente = $1 group by verdetto`,
        ente,
      ),
    }));
  }

  private async page<T>(
    ente: CodiceFiscaleEnte,
    list: ListOf<T>,
    filter: string,
    { limite, cursore }: PageRequest,
  ): Promise<PageOf<T>> {
    const after = readCursor(
      cursore,
      list.ordine.map(([, type]) => type),
    );
    const righe = await this.db.inEnte(ente, (tx) =>
      tx.query(pageSql(list, filter, after !== undefined), [ente, limite + 1, ...(after ?? [])]),
    );
    return toPage(righe.map(list.leggi), limite, list.chiave, (element) => element);
  }
}

async function map(tx: Tx, sql: string, ente: string): Promise<ReadonlyMap<string, number>> {
  const righe = await tx.query<{ k: string; n: bigint }>(sql, [ente]);
  return new Map(righe.map(({ k, n }) => [k, Number(n)]));
}
