import type { Database } from './database';
import type { ServiceEnv } from '../config';

const CHUNK = 10_000;

/** How long what is done with is kept; of the environment. */
export type Retention = Pick<
  ServiceEnv,
  'KEEP_OUTBOX_HOURS' | 'KEEP_EVENT_LOG_HOURS' | 'KEEP_INBOX_DAYS' | 'KEEP_JOBS_DAYS' | 'KEEP_DEAD_LETTERS_DAYS'
>;

/** Throws something away and says how many rows. Each statement is a transaction of its own. */
type Task = (db: Database, keep: Retention, signal: AbortSignal) => Promise<number>;

/**
 * What each door and service throws away when nobody needs it any more. They add their tasks as they are made; the jobs door
 * runs them, hourly, once for all replicas.
 */
export class Housekeeping {
  private readonly tasks = new Map<string, Task>();

  constructor(
    private readonly db: Database,
    private readonly keep: Retention,
  ) {}

  add(name: string, task: Task): void {
    if (this.tasks.has(name)) throw new Error(`two housekeeping tasks ${name}`);
    this.tasks.set(name, task);
  }

  /** Rows thrown away by each task. One that fails does not keep the others from working. @throws when any failed */
  async run(signal: AbortSignal): Promise<Record<string, number>> {
    const done: Record<string, number> = {};
    const failed: string[] = [];
    let cause: unknown;
    for (const [name, task] of this.tasks) {
      signal.throwIfAborted();
      try {
        done[name] = await task(this.db, this.keep, signal);
      } catch (error) {
        failed.push(name);
        cause = error;
      }
    }
    if (failed.length > 0) throw new Error(`housekeeping failed: ${failed.join(', ')}`, { cause });
    return done;
  }
}

/** Repeats a statement that deletes at most `$1` rows until it finds no more, each time in a short transaction of no ente. */
export async function deleteInChunks(
  db: Database,
  signal: AbortSignal,
  sql: string,
  ...params: readonly unknown[]
): Promise<number> {
  for (let total = 0; ;) {
    const n = await db.outsideTenants((tx) => tx.execute(sql, [CHUNK, ...params]));
    total += n;
    if (n < CHUNK || signal.aborted) return total;
  }
}
