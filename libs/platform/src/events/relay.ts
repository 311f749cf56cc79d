import { type Database, SessionLock, type Tx, WakeLoop } from '../db';
import type { Logger } from '../log';
import { OUTBOX_CHANNEL } from './outbox';

const BATCH = 500;

export interface OutboxRow {
  readonly id: bigint;
  readonly topic: string;
  readonly chiave: string;
  readonly evento: string;
}

/** Where a relay puts what it takes from the outbox. */
export interface Relay {
  /**
   * Announces the rows durably, then has them marked by `mark` in a transaction: the same one with PostgreSQL; a later one
   * with Kafka (no network inside a transaction), so a crash in between announces them again.
   */
  move(db: Database, rows: readonly OutboxRow[], mark: (tx: Tx) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Takes the outbox to the transport in order, one relay a service (the others wait on its lock), woken by NOTIFY. */
export class OutboxRelay {
  private readonly lock: SessionLock;
  private readonly loop: WakeLoop;

  constructor(
    private readonly db: Database,
    private readonly relay: Relay,
    log: Logger,
  ) {
    this.lock = new SessionLock(db, db.lockName('outbox-relay'));
    this.loop = new WakeLoop({
      name: 'outbox relay',
      log,
      listen: (wake) => db.listen(db.channel(OUTBOX_CHANNEL), wake),
      turn: async () => (await this.lock.hold()) !== undefined && (await this.moveBatch()) === BATCH,
    });
  }

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
    await this.lock.release();
    await this.relay.close();
  }

  /** Rows not announced yet, and rows announced ever by topic. */
  async report(): Promise<{ pending: number; written: Record<string, number> }> {
    return this.db.outsideTenants(async (tx) => {
      const pending = await tx.query<{ n: bigint }>(`select count(*) as n from outbox where inviato_il is null`);
      const written = await tx.query<{ topic: string; inviati: bigint }>(`select topic, inviati from outbox_totali`);
      return {
        pending: Number(pending[0]?.n ?? 0),
        written: Object.fromEntries(written.map(({ topic, inviati }) => [topic, Number(inviati)])),
      };
    });
  }

  /** One batch; 0 when the outbox is empty. */
  async moveBatch(): Promise<number> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<OutboxRow>(
        `select id, topic, chiave, evento::text as evento from outbox where inviato_il is null order by id limit ${BATCH}`,
      ),
    );
    if (rows.length > 0) await this.relay.move(this.db, rows, (tx) => mark(tx, rows));
    return rows.length;
  }
}

async function mark(tx: Tx, rows: readonly OutboxRow[]): Promise<void> {
  await tx.query(
    `with inviati as (
       update outbox set inviato_il = now() where id = any($1) and inviato_il is null returning topic)
     insert into outbox_totali as t (topic, inviati) select topic, count(*) from inviati group by topic
     on conflict (topic) do update set inviati = t.inviati + excluded.inviati`,
    [rows.map(({ id }) => id)],
  );
}
