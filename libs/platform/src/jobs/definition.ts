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

/** Why a job was given up: its process died at every attempt; it failed at every attempt; it said that it can never succeed. */
export type GivenUpCode = 'LAVORO_INTERROTTO' | 'LAVORO_FALLITO' | 'LAVORO_RIFIUTATO';

export interface JobDefinition {
  readonly handler: (job: RunningJob) => Promise<void>;
  /** Times that it may be taken; one that kills its process uses them up like one that throws. */
  readonly maxAttempts?: number;
  /** How many of this kind at once in this process. */
  readonly concurrency?: number;
  /**
   * Called when the job is given up, to write its outcome on the tenant's own row. It may be called again when it fails or
   * its process dies; after `maxAttempts` failures of its own the job is closed without it.
   */
  readonly onGivenUp?: (job: RunningJob, code: GivenUpCode, error: Error) => Promise<void>;
}

/** A definition as the runner holds it: one with `everyMs` comes back by itself. */
export type RegisteredJob = JobDefinition & { readonly everyMs?: number };

export const MAX_ATTEMPTS = 5;

/** Thrown by a handler that found the job can never succeed: no further attempt. */
export class JobRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JobRefused';
  }
}

/** Thrown by a handler whose turn has not come (another one holds what it needs): back into the queue, no attempt counted. */
export class JobPostponed extends Error {
  constructor(
    message: string,
    readonly afterMs = 1_000,
  ) {
    super(message);
    this.name = 'JobPostponed';
  }
}
