import type { Logger } from '@mypay/platform/log';
import type { Instant } from '../books/model';
import type { Statements, Store } from '../store/store';
import type { VirtualClock } from './virtual-clock';

export interface Job {
  readonly id: number;
  readonly tipo: string;
  readonly chiave: string;
  readonly scade: Instant;
  readonly dati: Readonly<Record<string, unknown>>;
}

/**
 * Does what a job is for and ends it: `done` in the transaction of its effect, or `again` at a later virtual instant. A handler
 * may run twice (a crash between effect and end): it looks at what is there first.
 */
export type JobHandler = (job: Job) => Promise<void>;

/** How many jobs of one parallel kind run at once. */
const AT_ONCE = 6;

/** Jobs with a virtual due time, run in time order, ties by creation. */
export class VirtualJobs {
  private readonly handlers = new Map<string, { handler: JobHandler; parallel: boolean }>();
  private queue: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private running = 0;
  private closed = false;

  constructor(
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly log: Logger,
  ) {}

  /** @param parallel neighbours in time of this kind may run together */
  register(tipo: string, handler: JobHandler, parallel = false): void {
    this.handlers.set(tipo, { handler, parallel });
  }

  /** Records a job: the same kind and key again changes nothing while it is to be done, and is to be done again when it was done. */
  static async add(
    tx: Statements,
    tipo: string,
    key: string,
    dueAt: Instant,
    data: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await tx.run(
      `insert into lavori (tipo, chiave, scade, dati) values ($1, $2, $3, $4)
       on conflict (tipo, chiave) do update set scade = excluded.scade, dati = excluded.dati, fatto = false where lavori.fatto`,
      [tipo, key, dueAt, JSON.stringify(data)],
    );
  }

  static async done(tx: Statements, job: Pick<Job, 'id'>): Promise<void> {
    await tx.run('update lavori set fatto = true where id = $1', [job.id]);
  }

  static async again(tx: Statements, job: Pick<Job, 'id'>, at: Instant): Promise<void> {
    await tx.run('update lavori set scade = $2 where id = $1', [job.id, at]);
  }

  /** Looks every 200 ms of real time for what is due; an advance cut by a crash goes on. */
  start(): void {
    const tick = async (): Promise<void> => {
      if (this.closed) return;
      try {
        if (this.clock.advancingTo !== undefined) await this.advance(this.clock.advancingTo);
        else await this.exclusively(() => this.runUntil(this.clock.now()));
      } catch (error) {
        this.log.warn({ err: error }, 'due jobs wait');
      }
      if (!this.closed) this.timer = setTimeout(() => void tick(), 200);
    };
    void tick();
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    await this.queue.catch(() => undefined);
  }

  /** Moves virtual time to `to`, running on the way what falls due. @returns how many jobs ran */
  async advance(to: Instant): Promise<number> {
    await this.clock.aim(to);
    return this.exclusively(async () => {
      const target = this.clock.advancingTo;
      if (target === undefined) return 0;
      const count = await this.runUntil(target);
      if (!this.closed) await this.clock.arrive();
      return count;
    });
  }

  async pending(): Promise<{ due: number; running: number; nextDue: Instant | undefined }> {
    const [row] = await this.store.rows<{ due: string | number | bigint; next: string | null }>(
      `select count(*) filter (where scade <= $1) as due, min(scade) as next from lavori where not fatto`,
      [this.clock.now()],
    );
    return { due: Number(row?.due ?? 0), running: this.running, nextDue: row?.next ?? undefined };
  }

  /** Runs `work` while no job does. */
  paused<T>(work: () => Promise<T>): Promise<T> {
    return this.exclusively(work);
  }

  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work, work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async runUntil(until: Instant): Promise<number> {
    let count = 0;
    while (!this.closed) {
      const batch = await this.next(until);
      const [first] = batch;
      if (!first) return count;
      this.clock.step(first.scade);
      this.running += batch.length;
      try {
        const ends = await Promise.allSettled(batch.map((job) => this.runOne(job)));
        const failed = ends.find((end) => end.status === 'rejected');
        if (failed) throw failed.reason;
      } finally {
        this.running -= batch.length;
      }
      count += batch.length;
    }
    return count;
  }

  /** The next job, with its neighbours when its kind is parallel: they are due before anything else. */
  private async next(until: Instant): Promise<Job[]> {
    const jobs = await this.store.rows<Job>(
      'select id, tipo, chiave, scade, dati from lavori where not fatto and scade <= $1 order by scade, id limit $2',
      [until, AT_ONCE],
    );
    const [first] = jobs;
    if (!first || !this.handlers.get(first.tipo)?.parallel) return jobs.slice(0, 1);
    const stranger = jobs.findIndex((job) => job.tipo !== first.tipo);
    return stranger < 0 ? jobs : jobs.slice(0, stranger);
  }

  private async runOne(job: Job): Promise<void> {
    const entry = this.handlers.get(job.tipo);
    if (!entry) throw new Error(`no handler for jobs of kind ${job.tipo}`);
    try {
      await entry.handler(job);
    } catch (error) {
      await this.store.run('update lavori set errori = errori + 1 where id = $1', [job.id]);
      throw error;
    }
  }
}
