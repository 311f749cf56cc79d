import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, WakeLoop } from '../db';
import { LOGGER, type Logger, withCorrelation } from '../log';
import { Attempt } from './attempt';
import { armSchedule, claimJob, type JobRow } from './claim';
import type { JobDefinition, RegisteredJob } from './definition';
import { JOBS_CHANNEL } from './jobs';

interface Running {
  readonly row: JobRow;
  readonly done: Promise<void>;
}

/**
 * Takes due jobs with SKIP LOCKED, holds each under a lease that it renews, and gives it back after a crash: another
 * process takes it when the lease runs out. An attempt counts when the job is taken, so that one that kills its process is
 * given up too; jobs that were interrupted run one at a time in a process, so that such a one uses up no other's attempts.
 * An outage does not count. Source: docs/adr/0003.
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly definitions = new Map<string, RegisteredJob>();
  private readonly running = new Set<Running>();
  private readonly stopping = new AbortController();
  private readonly loop: WakeLoop;
  private armed = false;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.loop = new WakeLoop({
      name: 'jobs',
      log,
      listen: (wake) => db.listen(db.channel(JOBS_CHANNEL), wake),
      turn: () => this.takeOne(),
    });
  }

  register(tipo: string, definition: JobDefinition): void {
    if (this.definitions.has(tipo)) throw new Error(`two handlers for job ${tipo}`);
    this.definitions.set(tipo, definition);
  }

  /** A job that comes back `everyMs` after it ended, once for all replicas. */
  schedule(tipo: string, definition: JobDefinition & { everyMs: number }): void {
    this.register(tipo, definition);
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.loop.stop();
    await Promise.allSettled([...this.running].map(({ done }) => done));
  }

  /**
   * Open jobs of the kinds known here that are due now, or that wait for their turn, in every process; a schedule's next date
   * is not pending.
   */
  async pending(): Promise<number> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ n: bigint }>(
        `select count(*) as n from lavori
          where tipo = any($1) and (stato = 'IN_CORSO' or (stato = 'IN_ATTESA' and (dovuto_il <= now() or errore = 'JobPostponed')))`,
        [[...this.definitions.keys()]],
      ),
    );
    return Number(rows[0]?.n ?? 0);
  }

  /** Jobs given up that are still kept. */
  async failed(): Promise<number> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ n: bigint }>(`select count(*) as n from lavori where stato = 'FALLITO'`),
    );
    return Number(rows[0]?.n ?? 0);
  }

  private async armSchedules(): Promise<void> {
    if (this.armed) return;
    await this.db.outsideTenants(async (tx) => {
      for (const [tipo, { everyMs }] of this.definitions)
        if (everyMs !== undefined) await armSchedule(tx, tipo, everyMs);
    });
    this.armed = true;
  }

  /** Kinds that this process may still take, by their limits. */
  private free(): string[] {
    const counts = new Map<string, number>();
    for (const { row } of this.running) counts.set(row.tipo, (counts.get(row.tipo) ?? 0) + 1);
    return [...this.definitions].filter(([t, d]) => (counts.get(t) ?? 0) < (d.concurrency ?? 1)).map(([t]) => t);
  }

  /** @returns whether there may be another to take at once */
  private async takeOne(): Promise<boolean> {
    await this.armSchedules();
    const tipi = this.free();
    if (tipi.length === 0) return false;
    const row = await claimJob(this.db, tipi, ![...this.running].some((job) => job.row.interrotto));
    const definition = row && this.definitions.get(row.tipo);
    if (!row || !definition) return false;
    const attempt = new Attempt(this.db, this.log, row, definition, this.stopping.signal);
    const job: Running = {
      row,
      done: withCorrelation(row.id, undefined, () => attempt.run()).finally(() => {
        this.running.delete(job);
        this.loop.wake();
      }),
    };
    this.running.add(job);
    return true;
  }
}
