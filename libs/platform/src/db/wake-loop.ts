import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../log';

const POLL_MS = 1_000;
const MAX_PAUSE_MS = 5_000;

export interface WakeLoopOptions {
  /** What it does, for the log. */
  readonly name: string;
  readonly log: Logger;
  /** One round of work; true when there may be more at once. What it throws is logged and tried again, later and later. */
  readonly turn: (signal: AbortSignal) => Promise<boolean>;
  /** Looks for work this often even when nobody wakes it. */
  readonly pollMs?: number;
  /** Starts what wakes the loop, such as `Database.listen`; gives what stops it. */
  readonly listen?: (wake: () => void) => Promise<() => Promise<void>>;
}

/**
 * A loop that works when woken and, lest a wake-up be missed, each second. A wake-up that comes while it works is followed
 * by another turn; an error ends a turn, never the loop.
 */
export class WakeLoop {
  private readonly stopping = new AbortController();
  private woken = false;
  private rouse: () => void = () => undefined;
  private running: Promise<void> | undefined;
  private listening: Promise<() => Promise<void>> | undefined;

  constructor(private readonly options: WakeLoopOptions) {}

  start(): void {
    if (this.running || this.stopping.signal.aborted) return;
    this.listening = this.options.listen?.(() => this.wake());
    this.running = this.run();
  }

  /** There may be something to do. */
  wake(): void {
    this.woken = true;
    this.rouse();
  }

  /** No further turn; returns when the one in hand, if any, has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await (
      await this.listening
    )?.();
  }

  private async run(): Promise<void> {
    const { name, log, turn, pollMs = POLL_MS } = this.options;
    const { signal } = this.stopping;
    for (let pause = pollMs; !signal.aborted;) {
      this.woken = false;
      try {
        const more = await turn(signal);
        pause = pollMs;
        if (!more && !this.woken) await this.rest(pollMs);
      } catch (error) {
        if (signal.aborted) return;
        log.warn({ err: error, ciclo: name }, `${name}: cannot go on now, trying again`);
        await sleep(pause, undefined, { signal }).catch(() => undefined);
        pause = Math.min(pause * 2, Math.max(MAX_PAUSE_MS, pollMs));
      }
    }
  }

  private async rest(ms: number): Promise<void> {
    const woken = new AbortController();
    this.rouse = () => woken.abort();
    await sleep(ms, undefined, { signal: AbortSignal.any([woken.signal, this.stopping.signal]) }).catch(
      () => undefined,
    );
  }
}
