import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Database, Tx } from '../db';
import { DeliveryInterrupted } from './delivery';
import type { OutboxRow, Relay } from './relay';
import { EventServer, type TransportSetup } from './transport';

const BATCH = 500;
const POLL_MS = 1_000;
export const REGISTRO_CHANNEL = 'eventi_registro';

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
      await tx.query(`select pg_notify($1, '')`, [REGISTRO_CHANNEL]);
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
  private readonly stopping = new AbortController();
  private readonly loops: Promise<void>[] = [];
  private readonly wakers = new Set<() => void>();
  private unlisten: (() => Promise<void>) | undefined;

  constructor(setup: TransportSetup) {
    super(setup);
  }

  listen(callback: (error?: unknown) => void): void {
    const wakeAll = (): void => this.wakers.forEach((wake) => wake());
    this.setup.db.listen(REGISTRO_CHANNEL, wakeAll).then(
      (unlisten) => {
        this.unlisten = unlisten;
      },
      (error: unknown) => this.setup.log.warn({ err: error }, 'events: no wake-up, polling alone'),
    );
    for (const topic of this.topics()) this.loops.push(this.follow(topic));
    callback();
  }

  async close(): Promise<void> {
    this.stopping.abort();
    this.wakers.forEach((wake) => wake());
    await Promise.allSettled(this.loops);
    await this.unlisten?.();
  }

  async lag(): Promise<number> {
    const topics = this.topics();
    if (topics.length === 0) return 0;
    const rows = await this.setup.db.outsideTenants((tx) =>
      tx.query<{ lag: bigint }>(
        `select coalesce(sum(t.ultimo - coalesce(c.progressivo, 0)), 0)::bigint as lag
           from eventi.topic t left join eventi.cursori c on c.topic = t.topic and c.gruppo = $1
          where t.topic = any($2)`,
        [this.setup.group, topics],
      ),
    );
    return Number(rows[0]?.lag ?? 0);
  }

  private async follow(topic: string): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let client: pg.Client | undefined;
      try {
        client = await this.setup.db.ownConnection();
        const { rows } = await client.query<{ held: boolean }>(
          `select pg_try_advisory_lock(hashtextextended($1, 0)) as held`,
          [`eventi:${this.setup.group ?? ''}:${topic}`],
        );
        if (rows[0]?.held) await this.read(topic, client);
      } catch (error) {
        if (!(error instanceof DeliveryInterrupted))
          this.setup.log.warn({ err: error, topic }, 'events: reader broke off, trying again');
      } finally {
        await client?.end().catch(() => undefined);
      }
      await this.rest(POLL_MS);
    }
  }

  /** Reads on while this process holds the lock; its own connection is asked at each round, so that a lost lock stops it. */
  private async read(topic: string, client: pg.Client): Promise<void> {
    const { signal } = this.stopping;
    const group = this.setup.group ?? '';
    await client.query(`insert into eventi.cursori (gruppo, topic) values ($1, $2) on conflict do nothing`, [
      group,
      topic,
    ]);
    const advance = (to: bigint) =>
      client.query(`update eventi.cursori set progressivo = $3 where gruppo = $1 and topic = $2 and progressivo < $3`, [
        group,
        topic,
        to,
      ]);
    while (!signal.aborted) {
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
        if (done !== undefined) await advance(done);
      }
      if (rows.length < BATCH) await this.rest(POLL_MS);
    }
  }

  private async rest(ms: number): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const woken = new AbortController();
    const wake = (): void => woken.abort();
    this.wakers.add(wake);
    await sleep(ms, undefined, { signal: woken.signal }).catch(() => undefined);
    this.wakers.delete(wake);
  }
}
