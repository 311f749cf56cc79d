import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Tx } from '../db';
import type { Logger } from '../log';
import { OUTBOX_CHANNEL } from './outbox';

const BATCH = 500;
const POLL_MS = 1_000;

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
  private readonly stopping = new AbortController();
  private loop: Promise<void> | undefined;
  private wake: () => void = () => undefined;
  private unlisten: (() => Promise<void>) | undefined;

  constructor(
    private readonly db: Database,
    private readonly relay: Relay,
    private readonly log: Logger,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.loop;
    await this.unlisten?.();
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

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        this.unlisten ??= await this.db.listen(this.db.channel(OUTBOX_CHANNEL), () => this.wake());
        await this.db.withSessionLock('outbox-relay', async () => {
          while (!signal.aborted) if ((await this.moveBatch()) < BATCH) await this.rest();
        });
      } catch (error) {
        this.log.warn({ err: error }, 'outbox: relay broke off, trying again');
      }
      await this.rest();
    }
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

  private async rest(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const woken = new AbortController();
    this.wake = () => woken.abort();
    await sleep(POLL_MS, undefined, { signal: woken.signal }).catch(() => undefined);
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
