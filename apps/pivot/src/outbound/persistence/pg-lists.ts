import { cents, type CodiceFiscaleEnte, type LocalDate, tipiOrNull, type VisibleTipi } from '@mypay/kernel';
import {
  type Classe,
  type FlussiFilter,
  type FlussoKey,
  type LastSteps,
  type Lists,
  type ListTotal,
  type MovimentiFilter,
  type MovimentoKey,
  type NotificheFilter,
  type PagamentiFilter,
  type PagamentoKey,
  type PageOf,
  type PageRequest,
  type RigheFilter,
  type RiversamentiFilter,
  type Total,
  TOTAL_ROWS,
  upperIuf,
} from '@mypay/pivot-core';
import { Conditions, type Database, type Tx } from '@mypay/platform/db';
import { readCursor, toPage } from '@mypay/platform/http';
import { ofFlussi, ofMovimenti, ofNotifiche, ofRighe, ofRiversamenti, seen } from './list-conditions';
import {
  FLUSSI,
  type Key,
  type ListOf,
  MOVIMENTI,
  NOTIFICHE,
  PAGAMENTI,
  pageSql,
  RIGHE,
  RIVERSAMENTI,
  totalSql,
} from './list-pages';
import { type KnownNames, NAMES_ASKED, onlyCommonNames, readNames } from './names';
import { nearPagamenti, ofPagamenti } from './payment-conditions';

/** The lists of pivot: keyset pages on an index that has their order. */
export class PgLists implements Lists {
  constructor(private readonly db: Database) {}

  async pagamenti(ente: CodiceFiscaleEnte, filter: PagamentiFilter, request: PageRequest) {
    const names = await this.names(ente, filter);
    const near = onlyCommonNames(filter, names) ? await this.nearPage(ente, filter, request) : undefined;
    return near ?? this.page(ente, PAGAMENTI, ofPagamenti(ente, filter, names), request);
  }

  async totalPagamenti(ente: CodiceFiscaleEnte, filter: PagamentiFilter) {
    return this.total(ente, PAGAMENTI, ofPagamenti(ente, filter, await this.names(ente, filter)), filter);
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

  totalMovimenti(ente: CodiceFiscaleEnte, filter: MovimentiFilter) {
    return this.total(ente, MOVIMENTI, ofMovimenti(ente, filter), { ...filter, tipi: 'TUTTI' });
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

  totalNotifiche(ente: CodiceFiscaleEnte, filter: NotificheFilter) {
    return this.total(ente, NOTIFICHE, ofNotifiche(ente, filter), filter);
  }

  async notifica(ente: CodiceFiscaleEnte, iud: string, tipi: VisibleTipi) {
    return (await this.rows(ente, NOTIFICHE, ofNotifiche(ente, { tipi, iud }), 1))[0];
  }

  flussi(ente: CodiceFiscaleEnte, filter: FlussiFilter, request: PageRequest) {
    return this.page(ente, FLUSSI, ofFlussi(ente, filter), request);
  }

  totalFlussi(ente: CodiceFiscaleEnte, filter: FlussiFilter) {
    return this.total(ente, FLUSSI, ofFlussi(ente, filter));
  }

  riversamenti(ente: CodiceFiscaleEnte, filter: RiversamentiFilter, request: PageRequest) {
    return this.page(ente, RIVERSAMENTI, ofRiversamenti(ente, filter), request);
  }

  totalRiversamenti(ente: CodiceFiscaleEnte, filter: RiversamentiFilter) {
    return this.total(ente, RIVERSAMENTI, ofRiversamenti(ente, filter));
  }

  righe(ente: CodiceFiscaleEnte, key: FlussoKey, filter: RigheFilter, request: PageRequest) {
    return this.page(ente, RIGHE, ofRighe(ente, key, filter), request);
  }

  totalRighe(ente: CodiceFiscaleEnte, key: FlussoKey, filter: RigheFilter) {
    return this.total(ente, RIGHE, ofRighe(ente, key, filter));
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

  private async names(ente: CodiceFiscaleEnte, filter: PagamentiFilter): Promise<KnownNames> {
    if (NAMES_ASKED.every((asked) => filter[asked] === undefined)) return {};
    return this.db.inEnte(ente, (tx) => readNames(tx, ente, filter));
  }

  /** A page of a common name, when the payments next in the list are enough to fill it. */
  private async nearPage(ente: CodiceFiscaleEnte, filter: PagamentiFilter, { limite, cursore }: PageRequest) {
    const after = afterOf(PAGAMENTI, cursore);
    const order = PAGAMENTI.ordine.map(([column]) => column).join(', ');
    const near = nearPagamenti(ente, filter, order, (where) => where.beyond('>', PAGAMENTI.ordine, after));
    const rows = await this.rows(ente, { ...PAGAMENTI, table: near.table }, near.where, limite + 1);
    return rows.length > limite ? toPage(rows, limite, PAGAMENTI.chiave, (element) => element) : undefined;
  }

  /** By the counters where these tell it: a class, of every tipo or of one. Else counted, up to `TOTAL_ROWS` rows. */
  private async total<T>(
    ente: CodiceFiscaleEnte,
    list: ListOf<T>,
    where: Conditions,
    counted?: ByClasse,
  ): Promise<ListTotal> {
    return this.db.inEnte(ente, async (tx) => {
      if (counted !== undefined && onlyClasse(counted)) {
        const [total] = await tx.query<{ numero: bigint; importo: bigint }>(
          `select coalesce(sum(numero), 0)::bigint as numero, coalesce(sum(importo_cents), 0)::bigint as importo from totali
            where ente = $1 and classe = $2 and ($3::text[] is null or tipo_dovuto = any($3::text[])) and ($4::text is null or tipo_dovuto = $4)`,
          [ente, counted.classe, tipiOrNull(counted.tipi), counted.tipoDovuto ?? null],
        );
        return { numero: Number(total?.numero), importo: cents(total?.importo ?? 0n), more: false };
      }
      const [total] = await tx.query<{ numero: number; importo: bigint }>(
        totalSql(list, where, TOTAL_ROWS),
        where.values,
      );
      const numero = total?.numero ?? 0;
      return { numero, importo: cents(total?.importo ?? 0n), more: numero === TOTAL_ROWS };
    });
  }

  private async page<T>(
    ente: CodiceFiscaleEnte,
    list: ListOf<T>,
    where: Conditions,
    { limite, cursore }: PageRequest,
  ): Promise<PageOf<T>> {
    const after = afterOf(list, cursore);
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

const afterOf = <T>(list: ListOf<T>, cursor: string | undefined): Key | undefined =>
  readCursor(
    cursor,
    list.ordine.map(([, type]) => type),
  );

/** What of a filter the counters know. */
interface ByClasse {
  readonly tipi: VisibleTipi;
  readonly classe?: Classe | undefined;
  readonly tipoDovuto?: string | undefined;
}

function onlyClasse({ classe, tipi: _, tipoDovuto: __, ...rest }: ByClasse): boolean {
  return classe !== undefined && Object.values(rest).every((value) => value === undefined);
}

/** Movements that are shown beside one payment or flow. */
const SHOWN_MOVIMENTI = 100;

async function totals(tx: Tx, sql: string, values: readonly unknown[]): Promise<ReadonlyMap<string, Total>> {
  const righe = await tx.query<{ k: string; n: bigint; i: bigint }>(sql, [...values]);
  return new Map(righe.map(({ k, n, i }) => [k, { numero: Number(n), importo: cents(i) }]));
}
