import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import {
  bit,
  checkIuv,
  type Movimento,
  type PagamentoKey,
  CLASSI,
  classiOf,
  DESCRIPTIONS,
  type Subject,
  upperIuf,
  type ClassifiedPagamento,
  type ClasseWrites,
} from '@mypay/pivot-core';
import { MONTHS_MOVED, type MonthMove, PgMonthCounters, recountMonths } from './pg-months';
import { arrayOf, PgReadings } from './pg-readings';
import { column, PAGAMENTO, pagamentoOf } from './righe';

/** Objects that moved alike: the set of classes, tipo dovuto and sum of amounts before and after; no set where there was, or is, none. */
export interface Move extends Partial<MonthMove> {
  readonly prima: number | null;
  readonly dopo: number | null;
  readonly tipoPrima?: string | null;
  readonly tipoAfter?: string | null;
  readonly importoPrima: bigint | null;
  readonly importoAfter: bigint | null;
  readonly n: number;
}

/** What a statement gives of each object that it changed; `movesOf` sums them up. */
export const MOVES = `old.classi as prima, new.classi as dopo, old.tipo_dovuto as tipo_prima, new.tipo_dovuto as tipo_dopo,
  old.importo_cents as importo_prima, new.importo_cents as importo_dopo`;
export const movesOf = (changed: string): string =>
  `select prima, dopo, tipo_prima as "tipoPrima", tipo_dopo as "tipoAfter", sum(importo_prima)::bigint as "importoPrima",
     sum(importo_dopo)::bigint as "importoAfter", count(*)::int as n from ${changed} group by 1, 2, 3, 4`;

/** The same of payments, which also move between months. */
const MOVES_OF_PAGAMENTI = `${MOVES}, ${MONTHS_MOVED}`;
const movesOfPagamenti = (changed: string): string =>
  `select prima, dopo, tipo_prima as "tipoPrima", tipo_dopo as "tipoAfter", mese_prima as "monthBefore", mese_dopo as "monthAfter",
     tappe_prima as "stagesBefore", tappe_dopo as "stagesAfter", sum(importo_prima)::bigint as "importoPrima",
     sum(importo_dopo)::bigint as "importoAfter", count(*)::int as n from ${changed} group by 1, 2, 3, 4, 5, 6, 7, 8`;

/** The same of movements, which bear no tipo. */
export const MOVES_OF_MOVIMENTI = `old.classi as prima, new.classi as dopo, null::text as tipo_prima, null::text as tipo_dopo,
  old.importo_cents as importo_prima, new.importo_cents as importo_dopo`;

interface Total {
  numero: number;
  importo: bigint;
}

/** Moves the totals of ente, class and tipo; written last, always in the same order, so that two transactions cannot embrace. */
export class PgCounters {
  private readonly delta = new Map<string, Total>();
  private readonly months: PgMonthCounters;

  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {
    this.months = new PgMonthCounters(tx, ente);
  }

  move(moves: readonly Move[]): void {
    this.months.move(moves);
    for (const { prima, dopo, n, tipoPrima, tipoAfter, importoPrima, importoAfter } of moves) {
      this.add(prima, tipoPrima, -n, -(importoPrima ?? 0n));
      this.add(dopo, tipoAfter, n, importoAfter ?? 0n);
    }
  }

  private add(classi: number | null, tipo: string | null | undefined, numero: number, importo: bigint): void {
    for (const classe of classiOf(classi ?? 0)) {
      const key = `${classe} ${tipo ?? ''}`;
      const total = this.delta.get(key) ?? { numero: 0, importo: 0n };
      this.delta.set(key, { numero: total.numero + numero, importo: total.importo + importo });
    }
  }

  async write(): Promise<void> {
    await this.writeClassi();
    await this.months.write();
  }

  private async writeClassi(): Promise<void> {
    const moved = [...this.delta]
      .filter(([, { numero, importo }]) => numero !== 0 || importo !== 0n)
      .map(([key, total]) => ({ ...total, classe: key.split(' ')[0] ?? '', tipo: key.slice(key.indexOf(' ') + 1) }))
      .sort((a, b) => (`${a.classe} ${a.tipo}` < `${b.classe} ${b.tipo}` ? -1 : 1));
    this.delta.clear();
    if (moved.length === 0) return;
    const values = [
      this.ente,
      column(moved, (m) => m.classe),
      column(moved, (m) => m.tipo),
      column(moved, (m) => m.numero),
      column(moved, (m) => m.importo),
    ];
    await this.tx.execute(
      `insert into contatori as c (ente, classe, numero)
       select $1, classe, sum(numero) from unnest($2::text[], $3::bigint[]) as k (classe, numero) group by classe order by classe
       on conflict (ente, classe) do update set numero = c.numero + excluded.numero`,
      [values[0], values[1], values[3]],
    );
    await this.tx.execute(
      `insert into totali as t (ente, classe, tipo_dovuto, numero, importo_cents)
       select $1, * from unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[])
       on conflict (ente, classe, tipo_dovuto) do update
         set numero = t.numero + excluded.numero, importo_cents = t.importo_cents + excluded.importo_cents`,
      values,
    );
  }
}

/**
 * Counts the classes of an ente from the objects themselves and puts the counters right. The counters are locked first: who
 * moves them at the same time is either counted or waits and moves them after. @returns how many were wrong
 */
export async function recountClassi(tx: Tx, ente: CodiceFiscaleEnte): Promise<number> {
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [workerLock(ente)]);
  await tx.execute(`select 1 from contatori where ente = $1 order by classe for update`, [ente]);
  await tx.execute(`select 1 from totali where ente = $1 order by classe, tipo_dovuto for update`, [ente]);
  const tally = CLASSI.map((c) => {
    const { oggetto } = DESCRIPTIONS[c];
    const tipo = oggetto === 'MOVIMENTO' ? "''" : "coalesce(tipo_dovuto, '')";
    return `select '${c}' as classe, ${tipo} as tipo_dovuto, count(*) as numero, sum(importo_cents)::bigint as importo_cents
      from ${TABLE[oggetto]} where ente = $1 and (classi & ${bit(c)}) <> 0 group by 2`;
  }).join(' union all ');
  await tx.execute(
    `create temporary table if not exists totali_veri (classe text, tipo_dovuto text, numero bigint, importo_cents bigint) on commit drop`,
  );
  await tx.execute(`truncate totali_veri`);
  await tx.execute(`insert into totali_veri ${tally}`, [ente]);
  const wrong = await tx.execute(
    `insert into totali as t (ente, classe, tipo_dovuto, numero, importo_cents)
     select $1, classe, tipo_dovuto, coalesce(v.numero, 0), coalesce(v.importo_cents, 0) from totali_veri v
       full join (select classe, tipo_dovuto from totali where ente = $1) kept using (classe, tipo_dovuto)
      order by classe, tipo_dovuto
     on conflict (ente, classe, tipo_dovuto) do update set numero = excluded.numero, importo_cents = excluded.importo_cents
       where (t.numero, t.importo_cents) <> (excluded.numero, excluded.importo_cents)`,
    [ente],
  );
  const wrongCounters = await tx.execute(
    `insert into contatori as c (ente, classe, numero)
     select $1, classe, coalesce(v.numero, 0) from (select classe, sum(numero) as numero from totali_veri group by classe) v
       full join (select classe from contatori where ente = $1) kept using (classe) order by classe
     on conflict (ente, classe) do update set numero = excluded.numero where c.numero <> excluded.numero`,
    [ente],
  );
  return wrong + wrongCounters + (await recountMonths(tx, ente));
}

const TABLE: Readonly<Record<Subject, string>> = {
  PAGAMENTO: 'pagamenti',
  NOTIFICA: 'notifiche',
  MOVIMENTO: 'movimenti',
};

/** Name of the lock that keeps workers apart on an ente. */
export const workerLock = (ente: CodiceFiscaleEnte): string => `riclassifica\u001f${ente}`;

/** The worker's results, set-wise; what is written also says what was there (`returning old`), for the counters. */
export class PgClassi implements ClasseWrites {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
    private readonly counters: PgCounters,
  ) {}

  async pagamenti(iuv: readonly string[]): Promise<ClassifiedPagamento[]> {
    const righe = await this.tx.query(`select ${PAGAMENTO} from pagamenti where ente = $1 and iuv = any($2::text[])`, [
      this.ente,
      iuv,
    ]);
    return righe.map(pagamentoOf);
  }

  async writePagamenti(changed: readonly ClassifiedPagamento[], removed: readonly PagamentoKey[]): Promise<void> {
    if (removed.length > 0) await this.removePagamenti(removed);
    if (changed.length === 0) return;
    const moves = await this.tx.query<Move>(
      `with scritti as (
         insert into pagamenti (ente, ${PAGAMENTO})
         select $1, * from unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::text[], $7::text[], $8::boolean[], $9::text[],
           $10::text[], $11::bigint[], $12::bigint[], $13::date[], $14::text[], $15::text[], $16::bigint[])
         on conflict (ente, iuv, iur, indice) do update set
           classi = excluded.classi, sintesi = excluded.sintesi, ricevuta = excluded.ricevuta, ha_tv = excluded.ha_tv,
           iud = excluded.iud, tipo_dovuto = excluded.tipo_dovuto, importo_cents = excluded.importo_cents,
           importo_totale_cents = excluded.importo_totale_cents, data_esito = excluded.data_esito, psp = excluded.psp,
           iuf = excluded.iuf, importo_rendicontato_cents = excluded.importo_rendicontato_cents, classificato_il = now()
         returning ${MOVES_OF_PAGAMENTI})
       ${movesOfPagamenti('scritti')}`,
      [
        this.ente,
        column(changed, (p) => p.iuv),
        column(changed, (p) => p.iur),
        column(changed, (p) => p.indice),
        column(changed, (p) => p.classi),
        column(changed, (p) => p.sintesi),
        column(changed, (p) => p.ricevuta),
        column(changed, (p) => p.haTv),
        column(changed, (p) => p.iud),
        column(changed, (p) => p.tipoDovuto),
        column(changed, (p) => p.importo),
        column(changed, (p) => p.importoTotale),
        column(changed, (p) => p.dataEsito),
        column(changed, (p) => p.psp),
        column(changed, (p) => p.iuf),
        column(changed, (p) => p.importoRendicontato),
      ],
    );
    this.counters.move(moves);
  }

  private async removePagamenti(removed: readonly PagamentoKey[]): Promise<void> {
    const moves = await this.tx.query<Move>(
      `with tolti as (
         delete from pagamenti p using unnest($2::text[], $3::text[], $4::int[]) as k (iuv, iur, indice)
          where p.ente = $1 and p.iuv = k.iuv and p.iur = k.iur and p.indice = k.indice
         returning ${MOVES_OF_PAGAMENTI})
       ${movesOfPagamenti('tolti')}`,
      [this.ente, column(removed, (p) => p.iuv), column(removed, (p) => p.iur), column(removed, (p) => p.indice)],
    );
    this.counters.move(moves);
  }

  async writeNotifiche(changed: Parameters<ClasseWrites['writeNotifiche']>[0]): Promise<void> {
    const moves = await this.tx.query<Move>(
      `with scritte as (
         update notifiche n set classi = k.classi, classificata_il = now()
           from unnest($2::text[], $3::int[]) as k (iud, classi)
          where n.ente = $1 and n.iud = k.iud
         returning ${MOVES})
       ${movesOf('scritte')}`,
      [this.ente, column(changed, (n) => n.iud), column(changed, (n) => n.classi)],
    );
    this.counters.move(moves);
  }

  async writeMovimenti(changed: Parameters<ClasseWrites['writeMovimenti']>[0]): Promise<void> {
    const moves = await this.tx.query<Move>(
      `with scritti as (
         update movimenti m set classi = k.classi, classificato_il = now()
           from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[]) as k (anno, bolletta, ente_bt, istat, classi)
          where m.ente = $1 and m.anno = k.anno and m.bolletta = k.bolletta and m.ente_bt = k.ente_bt and m.istat = k.istat
         returning ${MOVES_OF_MOVIMENTI})
       ${movesOf('scritti')}`,
      [
        this.ente,
        column(changed, (m) => m.anno),
        column(changed, (m) => m.bolletta),
        column(changed, (m) => m.enteBt),
        column(changed, (m) => m.istat),
        column(changed, (m) => m.classi),
      ],
    );
    this.counters.move(moves);
  }

  async writeCodes(changed: readonly Movimento[]): Promise<void> {
    await this.tx.execute(
      `update movimenti m set iuf = k.iuf, iuf_maiuscolo = k.iuf_maiuscolo, iuv = k.iuv, iuv_check = k.iuv_check,
              letture_iuf = k.letture_iuf::text[], letture_iuv = k.letture_iuv::text[], classificato_il = now()
         from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
              as k (anno, bolletta, ente_bt, istat, iuf, iuf_maiuscolo, iuv, iuv_check, letture_iuf, letture_iuv)
        where m.ente = $1 and m.anno = k.anno and m.bolletta = k.bolletta and m.ente_bt = k.ente_bt and m.istat = k.istat`,
      [
        this.ente,
        column(changed, (m) => m.anno),
        column(changed, (m) => m.bolletta),
        column(changed, (m) => m.enteBt),
        column(changed, (m) => m.istat),
        column(changed, (m) => m.iuf),
        column(changed, (m) => m.iuf && upperIuf(m.iuf)),
        column(changed, (m) => m.iuv),
        column(changed, (m) => m.iuv && checkIuv(m.iuv)),
        column(changed, (m) => arrayOf(m.letture?.iuf)),
        column(changed, (m) => arrayOf(m.letture?.iuv)),
      ],
    );
    await new PgReadings(this.tx, this.ente).add(changed);
  }

  async writeEsiti(changed: Parameters<ClasseWrites['writeEsiti']>[0]): Promise<void> {
    await this.tx.execute(
      `update flussi f set esito = k.esito from unnest($2::text[], $3::text[], $4::text[]) as k (iuf_maiuscolo, psp, esito)
        where f.ente = $1 and f.iuf_maiuscolo = k.iuf_maiuscolo and f.psp = k.psp`,
      [
        this.ente,
        column(changed, (f) => upperIuf(f.iuf)),
        column(changed, (f) => f.psp),
        column(changed, (f) => f.esito),
      ],
    );
  }

  async writeVerdetti(changed: Parameters<ClasseWrites['writeVerdetti']>[0]): Promise<void> {
    await this.tx.execute(
      `update flussi f set verdetto = k.verdetto, righe = k.righe, righe_non_revocate = k.non_revocate,
              righe_senza_rt = k.senza_rt, righe_con_tv = k.con_tv
         from unnest($2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::int[], $8::int[])
              as k (iuf_maiuscolo, psp, verdetto, righe, non_revocate, senza_rt, con_tv)
        where f.ente = $1 and f.iuf_maiuscolo = k.iuf_maiuscolo and f.psp = k.psp`,
      [
        this.ente,
        column(changed, (f) => upperIuf(f.iuf)),
        column(changed, (f) => f.psp),
        column(changed, (f) => f.verdetto),
        column(changed, (f) => f.conteggi.righe),
        column(changed, (f) => f.conteggi.righeNonRevocate),
        column(changed, (f) => f.conteggi.righeSenzaRt),
        column(changed, (f) => f.conteggi.righeConTv),
      ],
    );
  }
}
