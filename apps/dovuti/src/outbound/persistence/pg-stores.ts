import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { IuvCounters, DovutiStores, RicevutaNota, Ricevute } from '@mypay/dovuti-core';
import { type Database, PgUnitOfWork, type Tx } from '@mypay/platform/db';
import { PgOutbox } from '@mypay/platform/events';
import { Jobs } from '@mypay/platform/jobs';
import { PgDovuti } from './pg-dovuti';
import { PgImportazioni } from './pg-importazioni';
import { PgLists } from './pg-lists';
import { PgPrintBatches } from './pg-print-batches';
import { PgRegister } from './pg-register';

/** Receipts heard of, key (ente, rt_id). */
export class PgRicevute implements Ricevute {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  /** Serialises two events of one receipt: the second waits for the first to commit. */
  async isKnown(rtId: string): Promise<boolean> {
    await this.tx.query(`select pg_advisory_xact_lock(hashtextextended('dovuti-rt:' || $1 || ':' || $2, 0))`, [
      this.ente,
      rtId,
    ]);
    const rows = await this.tx.query(`select 1 from ricevute_note where ente = $1 and rt_id = $2`, [this.ente, rtId]);
    return rows.length > 0;
  }

  async add(ricevuta: RicevutaNota): Promise<void> {
    await this.tx.query(
      `insert into ricevute_note (ente, rt_id, iuv, dovuto, esito, importo_cents, data_esito) values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        this.ente,
        ricevuta.rtId,
        ricevuta.iuv,
        ricevuta.dovuto ?? null,
        ricevuta.esito,
        ricevuta.importoCents,
        ricevuta.dataEsito,
      ],
    );
  }
}

const jobs = new Jobs();

/** The stores of one transaction. */
export function storesOf(tx: Tx): DovutiStores {
  const { ente } = tx;
  if (ente === undefined) throw new Error('the stores of dovuti belong to one ente');
  return {
    registro: new PgRegister(tx, ente),
    dovuti: new PgDovuti(tx, ente),
    ricevute: new PgRicevute(tx, ente),
    importazioni: new PgImportazioni(tx, ente, jobs),
    outbox: new PgOutbox(tx),
    elenchi: new PgLists(tx, ente),
    printBatches: new PgPrintBatches(tx, ente, jobs),
  };
}

export const pgUnitOfWork = (db: Database): PgUnitOfWork<DovutiStores> => new PgUnitOfWork(db, storesOf);

/** Counters, each reservation a transaction of its own: `UPDATE … RETURNING` under the row's lock, for a moment only. */
export class PgIuvCounters implements IuvCounters {
  constructor(private readonly db: Database) {}

  async reserve(ente: CodiceFiscaleEnte, segregazione: string, count: number): Promise<bigint> {
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<{ first: bigint }>(
        `insert into contatori_iuv as c (ente, segregazione, ultimo) values ($1, $2, $3)
         on conflict (ente, segregazione) do update set ultimo = c.ultimo + excluded.ultimo
         returning ultimo - $3 + 1 as first`,
        [ente, segregazione, count],
      ),
    );
    const first = rows[0]?.first;
    if (first === undefined) throw new Error('a counter gave no number');
    return first;
  }
}
