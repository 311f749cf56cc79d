import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, isOutage } from '../db';
import { errorText, type Logger } from '../log';
import { armSchedule, type JobRow, LEASE_SECONDS } from './claim';
import { type GivenUpCode, JobPostponed, MAX_ATTEMPTS, type RegisteredJob, type RunningJob } from './definition';

const HEARTBEAT_MS = 3_000;
const MAX_RETRY_SECONDS = 60;

/** One taking of a job: its handler under a lease, then what became of it, written however long the database is away. */
export class Attempt {
  private readonly lost = new AbortController();
  private readonly signal: AbortSignal;
  private readonly job: RunningJob;
  private readonly maxAttempts: number;

  constructor(
    private readonly db: Database,
    private readonly log: Logger,
    private readonly row: JobRow,
    private readonly definition: RegisteredJob,
    private readonly stopping: AbortSignal,
  ) {
    this.signal = AbortSignal.any([stopping, this.lost.signal]);
    this.job = this.hand();
    this.maxAttempts = definition.maxAttempts ?? MAX_ATTEMPTS;
  }

  async run(): Promise<void> {
    const { row, log } = this;
    const heartbeat = setInterval(() => {
      this.renew().catch((error: unknown) => log.warn({ err: error, lavoro: row.id }, 'lease not renewed'));
    }, HEARTBEAT_MS);
    try {
      if (row.interrotto && row.tentativi > this.maxAttempts) {
        const died = new Error(`interrupted at each of ${this.maxAttempts} attempts`);
        await this.conclude(() => this.giveUp('LAVORO_INTERROTTO', died));
        return;
      }
      try {
        await this.definition.handler(this.job);
      } catch (error) {
        await this.failed(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      await this.conclude(() => this.close('FATTO'));
    } finally {
      clearInterval(heartbeat);
    }
  }

  private hand(): RunningJob {
    const { row, signal } = this;
    let resume = row.ripresa;
    return {
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
        await this.renew(
          ', fatto = $3, totale = coalesce($4, totale), ripresa = coalesce($5, ripresa)',
          done,
          total ?? null,
          point === undefined ? null : JSON.stringify(point),
        );
        signal.throwIfAborted();
      },
    };
  }

  private async renew(set = '', ...values: unknown[]): Promise<void> {
    const renewed = await this.db.outsideTenants((tx) =>
      tx.execute(
        `update lavori set affidato_fino = now() + make_interval(secs => ${LEASE_SECONDS}) ${set}
          where id = $1 and affidato_a = $2 and stato = 'IN_CORSO'`,
        [this.row.id, this.row.token, ...values],
      ),
    );
    if (renewed === 0) this.lost.abort(new Error('lease lost'));
  }

  private async failed(error: Error): Promise<void> {
    const { row, log } = this;
    const stopped = this.stopping.aborted;
    if (error instanceof JobPostponed) return this.conclude(() => this.giveBack(error, { counted: false }));
    if (this.lost.signal.aborted && !stopped) return; // another process has it
    if (!stopped) log.warn({ err: error, lavoro: row.id, tipo: row.tipo, tentativo: row.tentativi }, 'job failed');
    if (error.name === 'JobRefused') await this.conclude(() => this.giveUp('LAVORO_RIFIUTATO', error));
    else if (stopped || isOutage(error)) await this.conclude(() => this.giveBack(error, { counted: false }));
    else if (row.tentativi >= this.maxAttempts) await this.conclude(() => this.giveUp('LAVORO_FALLITO', error));
    else await this.conclude(() => this.giveBack(error, { counted: true }));
  }

  /** Back into the queue; a stop, an outage or a turn that has not come does not count as an attempt. */
  private async giveBack(error: Error, { counted }: { counted: boolean }): Promise<void> {
    const { row } = this;
    const wait = error instanceof JobPostponed ? error.afterMs / 1_000 : 0.5 * 2 ** row.tentativi;
    const delay = this.stopping.aborted ? 0 : Math.min(wait, MAX_RETRY_SECONDS);
    await this.db.outsideTenants((tx) =>
      tx.execute(
        `update lavori set stato = 'IN_ATTESA', affidato_a = null, errore = $3, tentativi = greatest(tentativi - $4, 0),
                dovuto_il = now() + make_interval(secs => $5)
          where id = $1 and affidato_a = $2`,
        [row.id, row.token, error.name, counted ? 0 : 1, delay],
      ),
    );
  }

  private async giveUp(code: GivenUpCode, error: Error): Promise<void> {
    const { row, log } = this;
    const spent = row.tentativi > 2 * this.maxAttempts; // the hook itself kills its process
    for (let refusals = 1; this.definition.onGivenUp && !spent; refusals++)
      try {
        await this.definition.onGivenUp(this.job, code, error);
        break;
      } catch (failure) {
        if (isOutage(failure)) throw failure;
        log.error({ err: failure, lavoro: row.id, tipo: row.tipo }, 'the outcome of a given-up job was not taken');
        if (refusals >= this.maxAttempts) break;
      }
    log.error({ lavoro: row.id, tipo: row.tipo, ente: row.ente, esito: code }, 'job given up');
    await this.close('FALLITO', code, error);
  }

  private async close(stato: 'FATTO' | 'FALLITO', code?: GivenUpCode, error?: Error): Promise<void> {
    const { row, definition } = this;
    await this.db.outsideTenants(async (tx) => {
      const closed = await tx.execute(
        `update lavori set stato = $3, finito_il = now(), affidato_a = null, errore = $4, esito = $5,
                tentativi = least(tentativi, $6)
          where id = $1 and affidato_a = $2`,
        [row.id, row.token, stato, error ? errorText(error).slice(0, 500) : null, code ?? null, this.maxAttempts],
      );
      if (closed === 0 || !row.periodico || definition.everyMs === undefined) return;
      await armSchedule(tx, row.tipo, definition.everyMs);
      // A schedule's past runs are worth nothing once the next is armed.
      await tx.query(`delete from lavori where tipo = $1 and periodico and stato = 'FATTO'`, [row.tipo]);
    });
  }

  /** Writes an outcome; tried until it is written, or the service stops and the lease runs out by itself. */
  private async conclude(write: () => Promise<void>): Promise<void> {
    for (let wait = 200; ; wait = Math.min(wait * 2, 5_000)) {
      try {
        await write();
        return;
      } catch (failure) {
        if (this.stopping.aborted) return;
        this.log.warn({ err: failure, lavoro: this.row.id }, 'job outcome not written, trying again');
        await sleep(wait, undefined, { signal: this.stopping }).catch(() => undefined);
      }
    }
  }
}
