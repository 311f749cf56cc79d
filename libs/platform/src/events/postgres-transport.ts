import type pg from 'pg';
import { type Database, SessionLock, type Tx, WakeLoop } from '../db';
import type { OutboxRow, Relay } from './relay';
import { EventServer, type TransportSetup } from './transport';

const BATCH = 500;
export const LOG_CHANNEL = 'eventi_registro';

/** Moves outbox rows into the log and numbers them, under the topic's row held to commit: readers skip nothing. */
export class PostgresRelay implements Relay {
  move(db: Database, rows: readonly OutboxRow[], mark: (tx: Tx) => Promise<void>): Promise<void> {
    return db.outsideTenants(async (tx) => {
      for (const topic of [...new Set(rows.map((row) => row.topic))].sort())
        await this.append(
          tx,
          topic,
          rows.filter((row) => row.topic === topic),
        );
      await mark(tx);
      await tx.query(`select pg_notify($1, '')`, [LOG_CHANNEL]);
    });
  }

  private async append(tx: Tx, topic: string, rows: readonly OutboxRow[]): Promise<void> {
    await tx.query(`insert into eventi.topic (topic) values ($1) on conflict do nothing`, [topic]);
    const counter = await tx.query<{ ultimo: bigint }>(
      `update eventi.topic set ultimo = ultimo + $2 where topic = $1 returning ultimo`,
      [topic, rows.length],
    );
    const last = counter[0]?.ultimo ?? 0n;
    await tx.query(
      `insert into eventi.registro (topic, progressivo, chiave, evento)
       select $1, $2::bigint + u.n, u.chiave, u.evento from unnest($3::text[], $4::text[]) with ordinality as u (chiave, evento, n)`,
      [topic, last - BigInt(rows.length), rows.map(({ chiave }) => chiave), rows.map(({ evento }) => evento)],
    );
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

/**
 * The embedded transport's reader: for each topic one sequential reader a group, elected by a session advisory lock; a
 * standby takes over when the holder's connection ends.
 */
export class PostgresEventServer extends EventServer {
  private readonly loops: WakeLoop[] = [];
  private readonly locks: SessionLock[] = [];
  private listening: Promise<() => Promise<void>> | undefined;

  constructor(setup: TransportSetup) {
    super(setup);
  }

  listen(callback: (error?: unknown) => void): void {
    if (this.topics().length > 0)
      this.listening = this.setup.db.listen(LOG_CHANNEL, () => this.loops.forEach((loop) => loop.wake()));
    for (const topic of this.topics()) this.follow(topic);
    this.startReplays();
    callback();
  }

  async close(): Promise<void> {
    await this.stopReplays();
    await Promise.all(this.loops.map((loop) => loop.stop()));
    await (
      await this.listening
    )?.();
    await Promise.all(this.locks.map((lock) => lock.release()));
  }

  async lags(): Promise<ReadonlyMap<string, number>> {
    const topics = this.topics();
    if (topics.length === 0) return new Map();
    const rows = await this.setup.db.outsideTenants((tx) =>
      tx.query<{ topic: string; lag: bigint }>(
        `select t.topic, t.ultimo - coalesce(c.progressivo, 0) as lag
           from eventi.topic t left join eventi.cursori c on c.topic = t.topic and c.gruppo = $1
          where t.topic = any($2)`,
        [this.group, topics],
      ),
    );
    return new Map(rows.map(({ topic, lag }) => [topic, Number(lag)]));
  }

  private follow(topic: string): void {
    const lock = new SessionLock(this.setup.db, `eventi:${this.setup.group ?? ''}:${topic}`);
    const loop = new WakeLoop({
      name: `events of ${topic}`,
      log: this.setup.log,
      turn: async (signal) => {
        const client = await lock.hold();
        return client !== undefined && (await this.readBatch(topic, client, signal)) === BATCH;
      },
    });
    this.locks.push(lock);
    this.loops.push(loop);
    loop.start();
  }

  /** One batch, on the connection that holds the lock, so that a lost lock stops it. @returns how many messages */
  private async readBatch(topic: string, client: pg.Client, signal: AbortSignal): Promise<number> {
    const group = this.setup.group ?? '';
    await client.query(`insert into eventi.cursori (gruppo, topic) values ($1, $2) on conflict do nothing`, [
      group,
      topic,
    ]);
    const { rows } = await client.query<{ progressivo: bigint; evento: string }>(
      `select r.progressivo, r.evento from eventi.registro r
        where r.topic = $1 and r.progressivo > (select progressivo from eventi.cursori where gruppo = $2 and topic = $1)
        order by r.progressivo limit ${BATCH}`,
      [topic, group],
    );
    let done: bigint | undefined;
    try {
      for (const row of rows) {
        await this.receive({
          topic,
          position: row.progressivo.toString(),
          body: row.evento,
          heartbeat: async () => {
            await client.query('select 1'); // the lock is still ours while this connection lives
          },
          signal,
        });
        done = row.progressivo;
      }
    } finally {
      if (done !== undefined)
        await client.query(
          `update eventi.cursori set progressivo = $3 where gruppo = $1 and topic = $2 and progressivo < $3`,
          [group, topic, done],
        );
    }
    return rows.length;
  }
}
