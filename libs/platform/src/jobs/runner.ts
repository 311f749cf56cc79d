import { Inject, Injectable, type OnApplicationBootstrap, type BeforeApplicationShutdown } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database, isOutage } from '../db';
import { LOGGER, type Logger, withCorrelation } from '../log';
import { JOBS_CHANNEL } from './jobs';

const LEASE_SECONDS = 10;
const HEARTBEAT_MS = 3_000;
const POLL_MS = 1_000;

/** A job in the hands of this process. */
export interface RunningJob<P = Readonly<Record<string, unknown>>> {
  readonly id: string;
  readonly tipo: string;
  readonly ente: string | undefined;
  readonly payload: P;
  /** 1 at the first try. */
  readonly attempt: number;
  /** What `progress` kept last: where to go on after a crash. */
  readonly resume: unknown;
  /** Aborted when the service stops or the lease is lost: stop at the next safe point by throwing. */
  readonly signal: AbortSignal;
  progress(done: number, total?: number, resume?: unknown): Promise<void>;
}

export interface JobDefinition {
  readonly handler: (job: RunningJob) => Promise<void>;
  readonly maxAttempts?: number;
  /** How many of this type at once in this process. */
  readonly concurrency?: number;
  /** Called once when the job is given up, to write it on the tenant's own row. */
  readonly onFailed?: (job: RunningJob, error: Error) => Promise<void>;
}

interface JobRow {
  id: string;
  tipo: string;
  ente: string | null;
  dati: Record<string, unknown>;
  tentativi: number;
  ripresa: unknown;
  periodico: boolean;
}

/** Thrown by a handler that found the job can never succeed: no further attempt. */
export class JobRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JobRefused';
  }
}

/**
 * Takes due jobs with SKIP LOCKED, holds each under a lease that it renews, and gives it back after a crash: another
 * process takes it when the lease runs out. An outage does not count as an attempt.
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly me = randomUUID();
  private readonly definitions = new Map<string, JobDefinition & { everyMs?: number }>();
  private readonly running = new Map<string, { tipo: string; done: Promise<void> }>();
  private readonly stopping = new AbortController();
  private loop: Promise<void> | undefined;
  private wake: () => void = () => undefined;
  private unlisten: (() => Promise<void>) | undefined;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  register(tipo: string, definition: JobDefinition): void {
    if (this.definitions.has(tipo)) throw new Error(`two handlers for job ${tipo}`);
    this.definitions.set(tipo, definition);
  }

  /** A job that comes back `everyMs` after it ended, once for all replicas. */
  schedule(tipo: string, definition: JobDefinition & { everyMs: number }): void {
    if (this.definitions.has(tipo)) throw new Error(`two handlers for job ${tipo}`);
    this.definitions.set(tipo, definition);
  }

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.unlisten?.();
    await Promise.allSettled([this.loop, ...[...this.running.values()].map(({ done }) => done)]);
  }

  /** Open jobs that are due now, in every process; a schedule's next date is not pending. */
  async pending(): Promise<number> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ n: bigint }>(
        `select count(*) as n from lavori where stato = 'IN_CORSO' or (stato = 'IN_ATTESA' and dovuto_il <= now())`,
      ),
    );
    return Number(rows[0]?.n ?? 0);
  }

  /** Jobs given up, ever. */
  async failed(): Promise<number> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ n: bigint }>(`select count(*) as n from lavori where stato = 'FALLITO'`),
    );
    return Number(rows[0]?.n ?? 0);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let prepared = false;
    while (!signal.aborted) {
      try {
        if (!prepared) {
          this.unlisten = await this.db.listen(this.db.channel(JOBS_CHANNEL), () => this.wake());
          await this.armSchedules();
          prepared = true;
        }
        while (!signal.aborted && (await this.takeOne()));
      } catch (error) {
        this.log.warn({ err: error }, 'jobs: cannot look for work, trying again');
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (signal.aborted) this.wake();
      });
    }
  }

  private async armSchedules(): Promise<void> {
    await this.db.outsideTenants(async (tx) => {
      for (const [tipo, { everyMs }] of this.definitions)
        if (everyMs !== undefined)
          await tx.query(
            `insert into lavori (tipo, chiave, dati, periodico, dovuto_il)
             values ($1, 'periodico', '{}', true, now() + make_interval(secs => $2::float / 1000))
             on conflict (tipo, chiave) where stato in ('IN_ATTESA', 'IN_CORSO') do nothing`,
            [tipo, everyMs],
          );
    });
  }

  /** Types that this process may still take, by their limits. */
  private free(): string[] {
    const counts = new Map<string, number>();
    for (const { tipo } of this.running.values()) counts.set(tipo, (counts.get(tipo) ?? 0) + 1);
    return [...this.definitions].filter(([t, d]) => (counts.get(t) ?? 0) < (d.concurrency ?? 1)).map(([t]) => t);
  }

  private async takeOne(): Promise<boolean> {
    const tipi = this.free();
    if (tipi.length === 0) return false;
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<JobRow>(
        `update lavori set stato = 'IN_CORSO', affidato_a = $1, tentativi = tentativi + 1,
                affidato_fino = now() + make_interval(secs => $3)
          where id = (select id from lavori
                       where tipo = any($2)
                         and ((stato = 'IN_ATTESA' and dovuto_il <= now()) or (stato = 'IN_CORSO' and affidato_fino < now()))
                       order by dovuto_il for update skip locked limit 1)
        returning id, tipo, ente, dati, tentativi, ripresa, periodico`,
        [this.me, tipi, LEASE_SECONDS],
      ),
    );
    const row = rows[0];
    const definition = row && this.definitions.get(row.tipo);
    if (!row || !definition) return false;
    const done = withCorrelation(row.id, undefined, () => this.work(row, definition)).finally(() => {
      this.running.delete(row.id);
      this.wake();
    });
    this.running.set(row.id, { tipo: row.tipo, done });
    return true;
  }

  private async work(row: JobRow, definition: JobDefinition & { everyMs?: number }): Promise<void> {
    const lost = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, lost.signal]);
    const renew = async (set = '', ...values: unknown[]): Promise<void> => {
      const renewed = await this.db.outsideTenants((tx) =>
        tx.execute(
          `update lavori set affidato_fino = now() + make_interval(secs => ${LEASE_SECONDS}) ${set}
            where id = $1 and affidato_a = $2 and stato = 'IN_CORSO'`,
          [row.id, this.me, ...values],
        ),
      );
      if (renewed === 0) lost.abort(new Error('lease lost'));
    };
    const heartbeat = setInterval(() => {
      renew().catch((error: unknown) => this.log.warn({ err: error, lavoro: row.id }, 'lease not renewed'));
    }, HEARTBEAT_MS);
    let resume = row.ripresa;
    const job: RunningJob = {
      id: row.id,
      tipo: row.tipo,
      ente: row.ente ?? undefined,
      payload: row.dati,
      attempt: row.tentativi,
      get resume() {
        return resume;
      },
      signal,
      progress: async (done, total, point) => {
        if (point !== undefined) resume = point;
        await renew(
          ', fatto = $3, totale = coalesce($4, totale), ripresa = coalesce($5, ripresa)',
          done,
          total ?? null,
          point === undefined ? null : JSON.stringify(point),
        );
        signal.throwIfAborted();
      },
    };
    try {
      await definition.handler(job);
      await this.close(row, 'FATTO', definition.everyMs);
    } catch (error) {
      await this.failedOnce(job, row, definition, error);
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async failedOnce(
    job: RunningJob,
    row: JobRow,
    definition: JobDefinition & { everyMs?: number },
    error: unknown,
  ): Promise<void> {
    const cause = error instanceof Error ? error : new Error(String(error));
    const stopped = this.stopping.signal.aborted;
    const outage = isOutage(cause);
    const lostLease = job.signal.aborted && !stopped;
    if (lostLease) return; // another process has it
    const free = stopped || outage;
    const last = cause.name === 'JobRefused' || (!free && row.tentativi >= (definition.maxAttempts ?? 5));
    if (!stopped) this.log.warn({ err: cause, lavoro: row.id, tipo: row.tipo, tentativo: row.tentativi }, 'job failed');
    for (let wait = 200; ; wait = Math.min(wait * 2, 5_000)) {
      try {
        if (last) {
          await definition.onFailed?.(job, cause);
          await this.close(row, 'FALLITO', definition.everyMs, cause);
        } else {
          const delay = stopped ? 0 : Math.min(0.5 * 2 ** row.tentativi, 60);
          await this.db.outsideTenants((tx) =>
            tx.execute(
              `update lavori set stato = 'IN_ATTESA', affidato_a = null, errore = $3, tentativi = tentativi - $4,
                      dovuto_il = now() + make_interval(secs => $5)
                where id = $1 and affidato_a = $2`,
              [row.id, this.me, cause.name, free ? 1 : 0, delay],
            ),
          );
        }
        return;
      } catch (failure) {
        if (this.stopping.signal.aborted) return; // the lease runs out by itself
        this.log.warn({ err: failure, lavoro: row.id }, 'job outcome not written, trying again');
        await sleep(wait);
      }
    }
  }

  private async close(row: JobRow, stato: 'FATTO' | 'FALLITO', everyMs?: number, error?: Error): Promise<void> {
    await this.db.outsideTenants(async (tx) => {
      const closed = await tx.execute(
        `update lavori set stato = $3, finito_il = now(), affidato_a = null, errore = $4 where id = $1 and affidato_a = $2`,
        [row.id, this.me, stato, error ? `${error.name}: ${error.message}`.slice(0, 500) : null],
      );
      if (closed === 1 && row.periodico && everyMs !== undefined) {
        await tx.query(
          `insert into lavori (tipo, chiave, dati, periodico, dovuto_il)
           values ($1, 'periodico', '{}', true, now() + make_interval(secs => $2::float / 1000))
           on conflict (tipo, chiave) where stato in ('IN_ATTESA', 'IN_CORSO') do nothing`,
          [row.tipo, everyMs],
        );
        // A schedule's past runs are worth nothing once the next is armed.
        await tx.query(`delete from lavori where tipo = $1 and periodico and stato = 'FATTO'`, [row.tipo]);
        // Done work is forgotten after 90 days, a little at each schedule's end; what was given up stays to be looked at.
        await tx.query(
          `delete from lavori where id in (select id from lavori
            where stato = 'FATTO' and finito_il < now() - interval '90 days' limit 1000)`,
        );
      }
    });
  }
}
