import { cents, type CodiceFiscaleEnte, type LocalDate, tipiOrNull, type VisibleTipi } from '@mypay/kernel';
import {
  type FlussiFilter,
  type FlussoKey,
  type FlussoWithEsito,
  type LastSteps,
  type Lists,
  type Movimento,
  type MovimentiFilter,
  type MovimentoKey,
  type Notifica,
  type NotificheFilter,
  type PagamentiFilter,
  type PagamentoInContext,
  type PagamentoKey,
  type PageOf,
  type PageRequest,
  type RigaInContext,
  type Total,
  upperIuf,
  type WithClassi,
} from '@mypay/pivot-core';
import { Conditions, type Database, type Tx } from '@mypay/platform/db';
import { readCursor, toPage } from '@mypay/platform/http';
import { ofFlussi, ofMovimenti, ofNotifiche, ofPagamenti, seen } from './list-conditions';
import { inContext, PAGAMENTI_IN_CONTEXT, RIGHE_IN_CONTEXT, rigaInContext } from './in-context';
import { FLUSSO, flussoOf, MOVIMENTO, movimentoOf, NOTIFICA, notificaOf, PAGAMENTO } from './righe';

type Key = readonly (string | number)[];

/** A list: from which table, in which order, and how its rows become elements. */
interface ListOf<T> {
  readonly table: string;
  readonly columns: string;
  /** What is put beside the rows of the page, when they are chosen: joins of `p`. */
  readonly beside?: (page: string) => string;
  /** Columns of the order, ending with the key; with their types. */
  readonly ordine: readonly (readonly [colonna: string, tipo: 'text' | 'date' | 'int'])[];
  readonly read: (riga: Record<string, unknown>) => T;
  readonly chiave: (element: T) => Key;
}

const PAGAMENTI: ListOf<PagamentoInContext> = {
  table: 'pagamenti',
  columns: `ente, upper(iuf) as iuf_maiuscolo, ${PAGAMENTO}`,
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

const MOVIMENTI: ListOf<WithClassi<Movimento>> = {
  table: 'movimenti',
  columns: MOVIMENTO,
  ordine: [
    ['data_lista', 'date'],
    ['anno', 'text'],
    ['bolletta', 'text'],
    ['ente_bt', 'text'],
    ['istat', 'text'],
  ],
  read: movimentoOf,
  chiave: (m) => [m.dataValuta ?? m.dataContabile, m.anno, m.bolletta, m.enteBt, m.istat],
};

const NOTIFICHE: ListOf<WithClassi<Notifica>> = {
  table: 'notifiche',
  columns: NOTIFICA,
  ordine: [
    ['data_esecuzione', 'date'],
    ['iud', 'text'],
  ],
  read: notificaOf,
  chiave: (n) => [n.dataEsecuzione, n.iud],
};

const FLUSSI: ListOf<FlussoWithEsito> = {
  table: 'flussi',
  columns: FLUSSO,
  ordine: [
    ['data_regolamento', 'date'],
    ['iuf_maiuscolo', 'text'],
    ['psp', 'text'],
  ],
  read: flussoOf,
  chiave: (f) => [f.dataRegolamento, f.iuf.toUpperCase(), f.psp],
};

const RIGHE: ListOf<RigaInContext> = {
  table: 'righe_flusso',
  columns: 'f.ente, f.riga, f.iuv, f.iur, f.indice, f.importo_cents, f.esito, f.data_esito, f.revocata',
  beside: RIGHE_IN_CONTEXT,
  ordine: [['riga', 'int']],
  read: rigaInContext,
  chiave: (r) => [r.riga],
};

/** One page after a key, as SQL. `$1` is the ente; the conditions hold the rest of the values. */
function pageSql<T>(list: ListOf<T>, where: Conditions, limit: number, after: Key | undefined): string {
  const columns = list.ordine.map(([c]) => c).join(', ');
  const page = `select ${list.columns} from ${list.table} f where f.ente = $1 and ${where.beyond('>', list.ordine, after).sql}
    order by ${columns} limit ${where.value(limit)}`;
  return list.beside ? `${list.beside(page)} order by ${columns.replace(/(\w+)/g, 'p.$1')}` : page;
}

/** SQL and values of a page, for the tests of its plan. */
interface PlannedPage {
  readonly sql: string;
  readonly values: readonly unknown[];
}
const planned = <T>(list: ListOf<T>, where: Conditions, limit: number, after?: Key): PlannedPage => ({
  sql: pageSql(list, where, limit, after),
  values: where.values,
});
export const pagamentiPage = (ente: string, filter: PagamentiFilter, limit: number, after?: Key): PlannedPage =>
  planned(PAGAMENTI, ofPagamenti(ente, filter), limit, after);
export const movimentiPage = (ente: string, filter: MovimentiFilter, limit: number, after?: Key): PlannedPage =>
  planned(MOVIMENTI, ofMovimenti(ente, filter), limit, after);
export const notifichePage = (ente: string, filter: NotificheFilter, limit: number, after?: Key): PlannedPage =>
  planned(NOTIFICHE, ofNotifiche(ente, filter), limit, after);
export const flussiPage = (ente: string, filter: FlussiFilter, limit: number, after?: Key): PlannedPage =>
  planned(FLUSSI, ofFlussi(ente, filter), limit, after);

/** The lists of pivot: keyset pages on an index that has their order. */
export class PgLists implements Lists {
  constructor(private readonly db: Database) {}

  pagamenti(ente: CodiceFiscaleEnte, filter: PagamentiFilter, request: PageRequest) {
    return this.page(ente, PAGAMENTI, ofPagamenti(ente, filter), request);
  }

  async totalPagamenti(ente: CodiceFiscaleEnte, filter: PagamentiFilter): Promise<Total> {
    const { classe, tipi, ...rest } = filter;
    const onlyClasse = classe !== undefined && Object.values(rest).every((value) => value === undefined);
    if (onlyClasse) return (await this.counters(ente, tipi)).classi.get(classe) ?? { numero: 0, importo: cents(0n) };
    const where = ofPagamenti(ente, filter);
    return this.db.inEnte(ente, async (tx) => {
      const [total] = await tx.query<{ numero: bigint; importo: bigint }>(
        `select count(*) as numero, coalesce(sum(importo_cents), 0)::bigint as importo from pagamenti f where f.ente = $1 and ${where.sql}`,
        where.values,
      );
      return { numero: Number(total?.numero ?? 0), importo: cents(total?.importo ?? 0n) };
    });
  }

  async pagamento(ente: CodiceFiscaleEnte, { iuv, iur, indice }: PagamentoKey, tipi: VisibleTipi) {
    const where = seen(new Conditions(ente), tipi)
      .where(iuv, (p) => `iuv = ${p}`)
      .where(iur, (p) => `iur = ${p}`)
      .where(indice, (p) => `indice = ${p}`);
    return (await this.rows(ente, PAGAMENTI, where, 1))[0];
  }

  movimenti(ente: CodiceFiscaleEnte, filter: MovimentiFilter, request: PageRequest) {
    return this.page(ente, MOVIMENTI, ofMovimenti(ente, filter), request);
  }

  async movimento(ente: CodiceFiscaleEnte, { anno, bolletta, enteBt, istat }: MovimentoKey) {
    const where = ofMovimenti(ente, { anno, bolletta })
      .where(enteBt, (p) => `ente_bt = ${p}`)
      .where(istat, (p) => `istat = ${p}`);
    return (await this.rows(ente, MOVIMENTI, where, 1))[0];
  }

  cashOf(ente: CodiceFiscaleEnte, { iuf, iuv }: { iuf?: string | undefined; iuv?: string | undefined }) {
    const where = new Conditions(ente);
    if (iuf !== undefined) where.where(upperIuf(iuf), (p) => `iuf_maiuscolo = ${p}`);
    else where.add('iuf_maiuscolo is null').where(iuv ?? '', (p) => `iuv = ${p}`);
    return this.rows(ente, MOVIMENTI, where.add('importo_cents > 0'), SHOWN_MOVIMENTI);
  }

  notifiche(ente: CodiceFiscaleEnte, filter: NotificheFilter, request: PageRequest) {
    return this.page(ente, NOTIFICHE, ofNotifiche(ente, filter), request);
  }

  async notifica(ente: CodiceFiscaleEnte, iud: string, tipi: VisibleTipi) {
    return (await this.rows(ente, NOTIFICHE, ofNotifiche(ente, { tipi, iud }), 1))[0];
  }

  flussi(ente: CodiceFiscaleEnte, filter: FlussiFilter, request: PageRequest) {
    return this.page(ente, FLUSSI, ofFlussi(ente, filter), request);
  }

  righe(ente: CodiceFiscaleEnte, { psp, iuf }: FlussoKey, onlyWithoutReceipt: boolean, request: PageRequest) {
    const where = new Conditions(ente)
      .where(upperIuf(iuf), (p) => `f.iuf_maiuscolo = ${p}`)
      .where(psp, (p) => `f.psp = ${p}`);
    if (onlyWithoutReceipt)
      where.add(`not f.revocata and not exists (select 1 from pagamenti p where p.ente = $1 and p.iuv = f.iuv
        and p.iur = f.iur and p.indice = f.indice and p.ricevuta is not null)`);
    return this.page(ente, RIGHE, where, request);
  }

  counters(ente: CodiceFiscaleEnte, tipi: VisibleTipi) {
    return this.db.inEnte(ente, async (tx) => ({
      // A movement bears no tipo: every role of pivot sees it.
      classi: await totals(
        tx,
        `select classe as k, sum(numero)::bigint as n, sum(importo_cents)::bigint as i from totali
          where ente = $1 and ($2::text[] is null or tipo_dovuto = any($2::text[]) or classe in ('TES_NO_MATCH', 'TES_NO_IUF_OR_IUV'))
          group by classe`,
        [ente, tipiOrNull(tipi)],
      ),
      verdetti: await totals(
        tx,
        `select verdetto as k, count(*) as n, sum(importo_totale_cents)::bigint as i from flussi where ente = $1 group by verdetto`,
        [ente],
      ),
    }));
  }

  lastSteps(ente: CodiceFiscaleEnte): Promise<LastSteps> {
    return this.db.inEnte(ente, async (tx) => {
      const [last] = await tx.query<Record<keyof LastSteps, Date | null> & { ultimaValuta: LocalDate | null }>(
        `select (select max(data_ora_messaggio) from (select data_ora_messaggio from ricevute where ente = $1 order by data_esito desc limit 200) r) as ricevuta,
                (select max(acquisito_il) from (select acquisito_il from flussi where ente = $1 order by data_regolamento desc limit 200) f) as flusso,
                (select max(finito_il) from giornali where ente = $1 and stato = 'FILE_CARICATO') as giornale,
                (select max(classificato_il) from (select classificato_il from pagamenti where ente = $1 order by data_esito desc limit 200) p) as classificazione,
                (select data_lista from movimenti where ente = $1 order by data_lista desc limit 1) as "ultimaValuta"`,
        [ente],
      );
      const at = (key: keyof LastSteps): Date | undefined => (last?.[key] as Date | null | undefined) ?? undefined;
      return {
        ricevuta: at('ricevuta'),
        flusso: at('flusso'),
        giornale: at('giornale'),
        classificazione: at('classificazione'),
        ultimaValuta: last?.ultimaValuta ?? undefined,
      };
    });
  }

  private async page<T>(
    ente: CodiceFiscaleEnte,
    list: ListOf<T>,
    where: Conditions,
    { limite, cursore }: PageRequest,
  ): Promise<PageOf<T>> {
    const after = readCursor(
      cursore,
      list.ordine.map(([, type]) => type),
    );
    return toPage(await this.rows(ente, list, where, limite + 1, after), limite, list.chiave, (element) => element);
  }

  private async rows<T>(
    ente: CodiceFiscaleEnte,
    list: ListOf<T>,
    where: Conditions,
    limit: number,
    after?: Key,
  ): Promise<T[]> {
    const sql = pageSql(list, where, limit, after);
    return (await this.db.inEnte(ente, (tx) => tx.query(sql, where.values))).map(list.read);
  }
}

/** Movements that are shown beside one payment or flow. */
const SHOWN_MOVIMENTI = 100;

async function totals(tx: Tx, sql: string, values: readonly unknown[]): Promise<ReadonlyMap<string, Total>> {
  const righe = await tx.query<{ k: string; n: bigint; i: bigint }>(sql, [...values]);
  return new Map(righe.map(({ k, n, i }) => [k, { numero: Number(n), importo: cents(i) }]));
}
