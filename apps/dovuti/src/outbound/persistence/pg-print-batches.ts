import type { ObjectRef } from '@mypay/contracts';
import {
  type DovutiFilters,
  type NewPrintBatch,
  PRINT_JOB,
  type PrintBatch,
  type PrintBatches,
  type PrintPart,
  type PrintRow,
  type PrintSource,
  type PrintViewer,
  type StatoStampa,
} from '@mypay/dovuti-core';
import { cents, type CodiceFiscaleEnte, type Iud, seesTipo, tipiOrNull, type VisibleTipi } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import type { Jobs } from '@mypay/platform/jobs';
import { DOVUTO_COLUMNS, type DovutoRow, toDovuto } from './dovuto-row';
import { addFilters, DovutiConditions } from './list-conditions';
import { PgDovuti } from './pg-dovuti';

interface BatchRow {
  readonly id: bigint;
  readonly stato: StatoStampa;
  readonly origine: PrintSource;
  readonly richiedente: string;
  readonly tipi: string[] | null;
  readonly totale: number;
  readonly lavorati: number;
  readonly ultimo: bigint;
  readonly limite: bigint;
  readonly creata_il: Date;
  readonly finita_il: Date | null;
  readonly dimenticata_il: Date | null;
  readonly parti:
    | readonly {
        readonly parte: number;
        readonly file: ObjectRef;
        readonly stampati: number;
        readonly non_stampati: number;
      }[]
    | null;
}

/** The batch with its parts, in order. */
const SELECT = `select s.*, (select jsonb_agg(jsonb_build_object('parte', parte, 'file', file, 'stampati', stampati,
    'non_stampati', non_stampati) order by parte) from stampe_avvisi_parti p where p.ente = s.ente and p.stampa = s.id) as parti
  from stampe_avvisi s`;

/** Batches of printed notices in PostgreSQL. */
export class PgPrintBatches implements PrintBatches {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
    private readonly jobs: Jobs,
  ) {}

  async measure(source: PrintSource, tipi: VisibleTipi, cap: number): Promise<{ count: number; last: bigint }> {
    if (source.da === 'IUD') return { count: new Set(source.iud).size, last: 0n };
    const conditions = await this.conditions(source, tipi);
    const rows = await this.tx.query<{ n: bigint; last: bigint | null }>(
      `select count(*) as n, max(id) as last
         from (select d.id from dovuti d where ${conditions.sql} limit ${conditions.value(cap, 'int')}) as counted`,
      conditions.values,
    );
    return { count: Number(rows[0]?.n ?? 0), last: rows[0]?.last ?? 0n };
  }

  async add(
    { origine: source, richiedente: requester, tipi, totale: total, limite: last, now }: NewPrintBatch,
    maxWaiting: number,
  ): Promise<bigint | undefined> {
    const room = await this.jobs.hasRoom(this.tx, PRINT_JOB, this.ente, maxWaiting); // and no other request meanwhile
    const same = await this.tx.query<{ id: bigint }>(
      `select id from stampe_avvisi
        where ente = $1 and richiedente = $2 and stato in ('IN_CODA', 'IN_CORSO') and origine = $3::jsonb
          and tipi is not distinct from $4::text[] order by id limit 1`,
      [this.ente, requester, JSON.stringify(source), tipiOrNull(tipi)],
    );
    if (same[0]) return same[0].id;
    if (!room) return undefined;
    const rows = await this.tx.query<{ id: bigint }>(
      `insert into stampe_avvisi (ente, origine, richiedente, tipi, totale, limite, creata_il)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [this.ente, JSON.stringify(source), requester, tipiOrNull(tipi), total, last, now],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('a batch was not recorded');
    const stampa = id.toString();
    await this.jobs.enqueue(this.tx, {
      tipo: PRINT_JOB,
      chiave: `${this.ente}:${stampa}`,
      ente: this.ente,
      payload: { stampa },
    });
    return id;
  }

  async find(id: bigint): Promise<PrintBatch | undefined> {
    const rows = await this.tx.query<BatchRow>(`${SELECT} where s.ente = $1 and s.id = $2`, [this.ente, id]);
    return rows[0] && toBatch(rows[0]);
  }

  async page(
    { richiedente: requester, tipi }: PrintViewer,
    before: bigint | undefined,
    limit: number,
  ): Promise<readonly PrintBatch[]> {
    const rows = await this.tx.query<BatchRow>(
      `${SELECT} where s.ente = $1 and ($2::bigint is null or s.id < $2) and ($4::text is null or s.richiedente = $4)
          and ($5::text[] is null or s.tipi <@ $5) order by s.id desc limit $3`,
      [this.ente, before ?? null, limit, requester ?? null, tipiOrNull(tipi)],
    );
    return rows.map(toBatch);
  }

  async start(id: bigint): Promise<PrintBatch | undefined> {
    await this.tx.execute(
      `update stampe_avvisi set stato = 'IN_CORSO' where ente = $1 and id = $2 and stato = 'IN_CODA'`,
      [this.ente, id],
    );
    const batch = await this.find(id);
    return batch?.stato === 'IN_CORSO' ? batch : undefined;
  }

  rows(batch: PrintBatch, limit: number): Promise<readonly PrintRow[]> {
    return batch.origine.da === 'IUD' ? this.named(batch, batch.origine.iud, limit) : this.chosen(batch, limit);
  }

  /** The place in the list stands for the id: one that names no debt has a place, too. */
  private async named(
    { ultimo: after, tipi }: PrintBatch,
    iuds: readonly string[],
    limit: number,
  ): Promise<readonly PrintRow[]> {
    const dovuti = new PgDovuti(this.tx, this.ente);
    const places = [...new Set(iuds)].map((iud, at) => ({ id: BigInt(at + 1), iud: iud as Iud }));
    const rows: PrintRow[] = [];
    for (const place of places.filter(({ id }) => id > after).slice(0, limit)) {
      const dovuto = await dovuti.find(place.iud);
      rows.push({ ...place, dovuto: dovuto && seesTipo(tipi, dovuto.dati.tipoDovuto) ? dovuto : undefined });
    }
    return rows;
  }

  private async chosen(batch: PrintBatch, limit: number): Promise<readonly PrintRow[]> {
    const conditions = await this.conditions(batch.origine, batch.tipi);
    conditions.add(`d.id > ${conditions.value(batch.ultimo, 'bigint')}`);
    conditions.add(`d.id <= ${conditions.value(batch.limite, 'bigint')}`);
    const rows = await this.tx.query<DovutoRow>(
      `select ${DOVUTO_COLUMNS} from dovuti d where ${conditions.sql} order by d.id limit ${conditions.value(limit, 'int')}`,
      conditions.values,
    );
    return rows.map((row) => ({ id: row.id, iud: row.iud, dovuto: toDovuto(row) }));
  }

  /** All rows of an import; of a tipo or a filter, what is open: the printer says of each why it cannot be printed. */
  private async conditions(source: PrintSource, tipi: VisibleTipi): Promise<DovutiConditions> {
    const conditions = new DovutiConditions(this.ente);
    addFilters(conditions, { filters: { tipi, ...filtersOf(source) }, derived: { disabled: [], binding: [] } });
    if (source.da === 'FILTRO' && source.filtro.anagrafica !== undefined) {
      const words = await this.tx.query<{ parola: string }>(`select parole_di($1) as parola`, [
        source.filtro.anagrafica,
      ]);
      if (words.length > 0) conditions.add(conditions.bears(words.map(({ parola: word }) => word)));
    }
    return conditions;
  }

  async advance(id: bigint, done: number): Promise<void> {
    await this.tx.execute(`update stampe_avvisi set lavorati = $3 where ente = $1 and id = $2 and stato = 'IN_CORSO'`, [
      this.ente,
      id,
      done,
    ]);
  }

  async keepPart(id: bigint, { parte: part, file, stampati, nonStampati }: PrintPart, last: bigint): Promise<void> {
    await this.tx.execute(
      `with tenuta as (
         insert into stampe_avvisi_parti (ente, stampa, parte, file, stampati, non_stampati)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning stampati + non_stampati as quanti)
       update stampe_avvisi set ultimo = $7, lavorati = quanti + coalesce((select sum(stampati + non_stampati)
                from stampe_avvisi_parti where ente = $1 and stampa = $2), 0)
         from tenuta where ente = $1 and id = $2`,
      [this.ente, id, part, JSON.stringify(file), stampati, nonStampati, last],
    );
  }

  async finish(id: bigint, stato: 'PRONTA' | 'FALLITA' | 'ANNULLATA', now: Date): Promise<boolean> {
    const ended = await this.tx.execute(
      `update stampe_avvisi set stato = $3, finita_il = $4, totale = case when $3 = 'PRONTA' then greatest(lavorati, 1) else totale end
        where ente = $1 and id = $2 and stato in ('IN_CODA', 'IN_CORSO')`,
      [this.ente, id, stato, now],
    );
    return ended === 1;
  }

  async endedBefore(instant: Date, limit: number): Promise<readonly PrintBatch[]> {
    const rows = await this.tx.query<BatchRow>(
      `${SELECT} where s.ente = $1 and s.finita_il < $2 and s.dimenticata_il is null order by s.finita_il limit $3`,
      [this.ente, instant, limit],
    );
    return rows.map(toBatch);
  }

  async forget(ids: readonly bigint[], now: Date): Promise<void> {
    await this.tx.execute(`update stampe_avvisi set dimenticata_il = $3 where ente = $1 and id = any($2)`, [
      this.ente,
      ids,
      now,
    ]);
    await this.tx.execute(`delete from stampe_avvisi_parti where ente = $1 and stampa = any($2)`, [this.ente, ids]);
  }
}

function filtersOf(source: PrintSource): Omit<DovutiFilters, 'tipi'> {
  switch (source.da) {
    case 'IUD':
      return {};
    case 'IMPORTAZIONE':
      return { importazione: BigInt(source.importazione) };
    case 'TIPO': {
      const { tipoDovuto: tipo, scadenzaDa, scadenzaA } = source;
      return { tipo, vista: 'ONLINE', scadenzaDa, scadenzaA };
    }
    case 'FILTRO': {
      const { importazione, importoDa, importoA, ...rest } = source.filtro;
      return {
        ...rest,
        vista: 'ONLINE',
        importazione: importazione === undefined ? undefined : BigInt(importazione),
        importoDa: importoDa === undefined ? undefined : cents(BigInt(importoDa)),
        importoA: importoA === undefined ? undefined : cents(BigInt(importoA)),
      };
    }
  }
}

const toBatch = (row: BatchRow): PrintBatch => ({
  id: row.id,
  stato: row.stato,
  origine: row.origine,
  richiedente: row.richiedente,
  tipi: row.tipi ?? 'TUTTI',
  totale: row.totale,
  lavorati: row.lavorati,
  ultimo: row.ultimo,
  limite: row.limite,
  parti: (row.parti ?? []).map(({ parte, file, stampati, non_stampati: failed }) => ({
    parte,
    file,
    stampati,
    nonStampati: failed,
  })),
  creataIl: row.creata_il,
  finitaIl: row.finita_il ?? undefined,
  forgottenAt: row.dimenticata_il ?? undefined,
});
