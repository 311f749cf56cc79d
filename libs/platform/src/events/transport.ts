import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Database } from '../db';
import { type Logger, withCorrelation } from '../log';
import { deliver, type DeliveryPolicy } from './delivery';
import { Replays } from './replays';

export interface TransportSetup {
  readonly db: Database;
  readonly log: Logger;
  /** Consumer group: one a service. Absent when it reads nothing. */
  readonly group: string | undefined;
  readonly policy?: DeliveryPolicy;
}

/** One message as a transport hands it over. */
export interface Incoming {
  readonly topic: string;
  /** Where it stood, for the dead letter's unique key. */
  readonly position: string;
  readonly body: string;
  readonly heartbeat: () => Promise<void>;
  readonly signal: AbortSignal;
}

/** What both transports share: Nest's handlers by topic, one delivery policy, one dead-letter table. */
export abstract class EventServer extends Server implements CustomTransportStrategy {
  private readonly replays: Replays;

  protected constructor(protected readonly setup: TransportSetup) {
    super();
    this.replays = new Replays(setup.db, setup.log, (topic, body) => this.handle({ topic, body }));
  }

  abstract override listen(callback: (error?: unknown) => void): void;
  abstract override close(): Promise<void>;
  /** Messages that this group has not handled yet, by topic. */
  abstract lags(): Promise<ReadonlyMap<string, number>>;

  /** Messages that this group has not handled yet. */
  async lag(): Promise<number> {
    return [...(await this.lags()).values()].reduce((sum, n) => sum + n, 0);
  }

  /** Consumer group; empty when it reads nothing. */
  get group(): string {
    return this.setup.group ?? '';
  }

  override on(): this {
    return this; // Nest offers lifecycle events; ours are in the log and the metrics
  }

  override unwrap<T>(): T {
    return this as unknown as T;
  }

  /** Begins to handle again the dead letters that an operator asks for. */
  protected startReplays(): void {
    if (this.topics().length > 0) this.replays.start();
  }

  protected stopReplays(): Promise<void> {
    return this.replays.stop();
  }

  protected topics(): string[] {
    return [...this.messageHandlers.keys()];
  }

  /** Returns when the message is done or buried; throws `DeliveryInterrupted` alone. */
  protected receive(incoming: Incoming): Promise<void> {
    return deliver({
      handle: () => this.handle(incoming),
      bury: (reason) => this.bury(incoming, reason),
      heartbeat: incoming.heartbeat,
      signal: incoming.signal,
      log: this.setup.log,
      ...(this.setup.policy ? { policy: this.setup.policy } : {}),
    });
  }

  private async handle({ topic, body }: Pick<Incoming, 'topic' | 'body'>): Promise<void> {
    let message: unknown;
    try {
      message = JSON.parse(body);
    } catch {
      message = undefined; // no envelope: the dispatcher refuses it, and it is buried whole
    }
    const trace = message as { correlationId?: unknown; traceparent?: unknown } | undefined;
    await withCorrelation(text(trace?.correlationId), text(trace?.traceparent), async () => {
      const handler = this.messageHandlers.get(topic);
      if (!handler) throw new Error(`nobody listens to ${topic}`);
      const result: unknown = await handler(message); // Nest chains the further handlers behind it
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    });
  }

  protected async bury({ topic, position, body }: Incoming, reason: string): Promise<void> {
    this.setup.log.error({ topic, posizione: position, motivo: reason }, 'event sent to the dead letters');
    await this.setup.db.outsideTenants((tx) =>
      tx.query(
        `insert into lettere_morte (gruppo, topic, posizione, messaggio, motivo) values ($1, $2, $3, $4, $5)
         on conflict do nothing`,
        [this.setup.group ?? '', topic, position, storable(body), storable(reason.slice(0, 2_000))],
      ),
    );
  }
}

/** A text as a database can hold it: U+0000 and half characters are written as JSON would escape them. */
const storable = (value: string): string =>
  value.replaceAll('\0', '\\u0000').replace(/[\ud800-\udfff]/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
