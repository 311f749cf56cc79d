import { setTimeout as sleep } from 'node:timers/promises';
import { isOutage } from '../db';
import { errorText, type Logger } from '../log';

export interface DeliveryPolicy {
  /** Tries in place before a bug becomes a dead letter. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
  readonly heartbeatMs: number;
}

export const DELIVERY: DeliveryPolicy = { attempts: 5, firstDelayMs: 100, maxDelayMs: 5_000, heartbeatMs: 3_000 };

/** Thrown when the service stops before a message was done: it will come again. */
export class DeliveryInterrupted extends Error {
  constructor() {
    super('stopped before the message was done');
    this.name = 'DeliveryInterrupted';
  }
}

const neverSucceeds = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'ContractViolation' || error.name === 'DomainError');

/**
 * Brings one message to its handler until it is done or dead. An outage is waited out in place, with growing delay and a
 * heartbeat, however long; what can never succeed is dead at once; anything else is a bug: `attempts` tries, then dead.
 * Throws `DeliveryInterrupted` alone. Source: architecture.md, Event transport.
 */
export async function deliver(options: {
  handle: () => Promise<void>;
  bury: (reason: string) => Promise<void>;
  heartbeat: () => Promise<void>;
  signal: AbortSignal;
  log: Logger;
  policy?: DeliveryPolicy;
}): Promise<void> {
  const { handle, bury, heartbeat, signal, log, policy = DELIVERY } = options;
  const beat = setInterval(() => {
    heartbeat().catch((error: unknown) => log.warn({ err: error }, 'heartbeat failed'));
  }, policy.heartbeatMs);
  const pause = async (ms: number): Promise<void> => {
    try {
      await sleep(ms, undefined, { signal });
    } catch {
      throw new DeliveryInterrupted();
    }
  };
  try {
    let bugs = 0;
    let reason: string | undefined;
    for (let delay = policy.firstDelayMs; ; delay = Math.min(delay * 2, policy.maxDelayMs)) {
      if (signal.aborted) throw new DeliveryInterrupted();
      try {
        await (reason === undefined ? handle() : bury(reason));
        return;
      } catch (error) {
        const outage = isOutage(error);
        log.warn({ err: error, guasto: outage, tentativo: bugs + 1 }, 'event not handled');
        if (!outage && reason === undefined && (neverSucceeds(error) || ++bugs >= policy.attempts)) {
          reason = errorText(error);
          delay = policy.firstDelayMs / 2;
          continue;
        }
        await pause(delay);
      }
    }
  } finally {
    clearInterval(beat);
  }
}
