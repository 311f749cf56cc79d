import { cents, type CodiceFiscaleEnte, type LocalDate, tipiOrNull, type VisibleTipi } from '@mypay/kernel';
import { bit, type Month, type Months, type Stage, STAGES, type Total } from '@mypay/pivot-core';
import type { Database, Tx } from '@mypay/platform/db';

/** Whether a payment has reached a stage, of the row `r`. */
const REACHED: Readonly<Record<Stage, (r: string) => string>> = {
  PAGATO: (r) => `${r}ricevuta is not null`,
  RENDICONTATO: (r) => `(${r}classi & ${bit('RT_IUF')}) <> 0`,
  INCASSATO: (r) => `${r}sintesi = 'INCASSATO'`,
};

/** Whether a payment has come so far, of the only table of a query. */
export const reached = (stage: Stage): string => REACHED[stage]('');

/** The stages that the row `r` has reached, as bits in their order; 0 of no row. */
const stagesOf = (r: string): string =>
  STAGES.map((stage, i) => `case when ${REACHED[stage](r)} then ${1 << i} else 0 end`).join(' | ');
const monthOf = (r: string): string => `date_trunc('month', ${r}data_esito)::date`;

/** What a statement on payments gives of each one that it changed, beside its classes: `months` takes it from there. */
export const MONTHS_MOVED = `${stagesOf('old.')} as tappe_prima, ${stagesOf('new.')} as tappe_dopo,
  ${monthOf('old.')} as mese_prima, ${monthOf('new.')} as mese_dopo`;

/** Payments that moved alike between months and stages. */
export interface MonthMove {
  readonly stagesBefore: number;
  readonly stagesAfter: number;
  readonly monthBefore: LocalDate | null;
  readonly monthAfter: LocalDate | null;
}

interface Moving {
  readonly tipoPrima?: string | null;
  readonly tipoAfter?: string | null;
  readonly importoPrima: bigint | null;
  readonly importoAfter: bigint | null;
  readonly n: number;
}

/** Moves the totals of ente, month, stage and tipo; written last, always in the same order. */
export class PgMonthCounters {
  private readonly delta = new Map<string, { numero: number; importo: bigint }>();

  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  move(moves: readonly (Moving & Partial<MonthMove>)[]): void {
    for (const m of moves) {
      this.add(m.monthBefore, m.stagesBefore, m.tipoPrima, -m.n, -(m.importoPrima ?? 0n));
      this.add(m.monthAfter, m.stagesAfter, m.tipoAfter, m.n, m.importoAfter ?? 0n);
    }
  }

  private add(
    month: LocalDate | null | undefined,
    stages: number | undefined,
    tipo: string | null | undefined,
    numero: number,
    importo: bigint,
  ): void {
    if (month === null || month === undefined) return;
    STAGES.forEach((stage, i) => {
      if (((stages ?? 0) & (1 << i)) === 0) return;
      const key = `${month} ${stage} ${tipo ?? ''}`;
      const total = this.delta.get(key) ?? { numero: 0, importo: 0n };
      this.delta.set(key, { numero: total.numero + numero, importo: total.importo + importo });
    });
  }

  async write(): Promise<void> {
    const moved = [...this.delta]
      .filter(([, { numero, importo }]) => numero !== 0 || importo !== 0n)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, total]) => {
        const [month = '', stage = '', ...tipo] = key.split(' ');
        return { month, stage, tipo: tipo.join(' '), ...total };
      });
    this.delta.clear();
    if (moved.length === 0) return;
    await this.tx.execute(
      `insert into totali_mensili as t (ente, mese, tappa, tipo_dovuto, numero, importo_cents)
       select $1, * from unnest($2::date[], $3::text[], $4::text[], $5::bigint[], $6::bigint[])
       on conflict (ente, mese, tappa, tipo_dovuto) do update
         set numero = t.numero + excluded.numero, importo_cents = t.importo_cents + excluded.importo_cents`,
      [
        this.ente,
        moved.map(({ month }) => month),
        moved.map(({ stage }) => stage),
        moved.map(({ tipo }) => tipo),
        moved.map(({ numero }) => numero),
        moved.map(({ importo }) => importo),
      ],
    );
  }
}

/** Counts the months of an ente from its payments and puts them right; the worker's lock is held. @returns how many were wrong */
export async function recountMonths(tx: Tx, ente: CodiceFiscaleEnte): Promise<number> {
  await tx.execute(`select 1 from totali_mensili where ente = $1 order by mese, tappa, tipo_dovuto for update`, [ente]);
  const tally = STAGES.map(
    (stage) => `select ${monthOf('')} as mese, '${stage}' as tappa, coalesce(tipo_dovuto, '') as tipo_dovuto,
        count(*) as numero, sum(importo_cents)::bigint as importo_cents
      from pagamenti where ente = $1 and ${reached(stage)} group by 1, 3`,
  ).join(' union all ');
  return tx.execute(
    `insert into totali_mensili as t (ente, mese, tappa, tipo_dovuto, numero, importo_cents)
     select $1, mese, tappa, tipo_dovuto, coalesce(v.numero, 0), coalesce(v.importo_cents, 0) from (${tally}) v
       full join (select mese, tappa, tipo_dovuto from totali_mensili where ente = $1) kept using (mese, tappa, tipo_dovuto)
      order by mese, tappa, tipo_dovuto
     on conflict (ente, mese, tappa, tipo_dovuto) do update
       set numero = excluded.numero, importo_cents = excluded.importo_cents
       where (t.numero, t.importo_cents) <> (excluded.numero, excluded.importo_cents)`,
    [ente],
  );
}

const NOTHING: Total = { numero: 0, importo: cents(0n) };

/** The months of an ente, from its counters. */
export class PgMonths implements Months {
  constructor(private readonly db: Database) {}

  async between(ente: CodiceFiscaleEnte, tipi: VisibleTipi, from: LocalDate, to: LocalDate): Promise<readonly Month[]> {
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<{ first: LocalDate; stage: Stage | null; n: bigint | null; i: bigint | null }>(
        `select m::date as first, t.tappa as stage, sum(t.numero)::bigint as n, sum(t.importo_cents)::bigint as i
           from generate_series(date_trunc('month', $2::date), date_trunc('month', $3::date), '1 month') m
           left join totali_mensili t on t.ente = $1 and t.mese = m::date
             and ($4::text[] is null or t.tipo_dovuto = any($4::text[]))
          group by 1, 2 order by 1, 2`,
        [ente, from, to, tipiOrNull(tipi)],
      ),
    );
    const months = new Map<LocalDate, Record<Stage, Total>>();
    for (const { first, stage, n, i } of rows) {
      const totals = months.get(first) ?? { PAGATO: NOTHING, RENDICONTATO: NOTHING, INCASSATO: NOTHING };
      if (stage !== null) totals[stage] = { numero: Number(n ?? 0), importo: cents(i ?? 0n) };
      months.set(first, totals);
    }
    return [...months].map(([first, totals]) => ({ first, totals }));
  }
}
