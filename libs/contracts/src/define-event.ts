import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { codiceFiscaleEnteCodec, instantCodec } from './codecs';

/** What every event bears around its data. architecture.md, Decisions, 6. */
export interface EventEnvelope<Data> {
  /** UUID of this fact: the inbox's key. */
  readonly id: string;
  readonly type: string;
  /** Version of the schema of `data`. */
  readonly version: number;
  readonly ente: CodiceFiscaleEnte;
  /** Version of the aggregate, raised under its row lock; a snapshot applies only if newer. */
  readonly versione: number;
  readonly occurredAt: Date;
  readonly correlationId: string;
  /** W3C trace context of the request that caused the event. */
  readonly traceparent?: string | undefined;
  readonly data: Data;
}

/** The JSON form of an envelope, as it lies in outboxes and on the wire. */
export type WireEvent = Readonly<Record<string, unknown>>;

export interface EventMeta {
  readonly versione: number;
  readonly occurredAt: Date;
  readonly correlationId: string;
  readonly traceparent?: string;
}

/** A message that is not what its contract says: it can never succeed. */
export class ContractViolation extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ContractViolation';
  }
}

const heading = z.object({ type: z.string(), version: z.int().positive(), ente: z.string(), id: z.string() });

/** Type and version of a message, before its data is judged. @throws ContractViolation when it is not an envelope at all */
export function headingOf(message: unknown): z.infer<typeof heading> {
  const parsed = heading.safeParse(message);
  if (!parsed.success) throw new ContractViolation('not an event envelope', { cause: parsed.error });
  return parsed.data;
}

/**
 * Declares an event once for both sides. `key` orders: events of one key arrive in the order they were appended; it begins with the ente.
 * A published version is frozen (schemas/ is diffed); a new optional field keeps it, anything else is a new file.
 */
export function defineEvent<Topic extends string, Type extends string, Data extends z.ZodType>(definition: {
  topic: Topic;
  type: Type;
  version: number;
  key: (event: { ente: CodiceFiscaleEnte; data: z.output<Data> }) => string;
  data: Data;
}) {
  const envelope = z.object({
    id: z.uuid(),
    type: z.literal(definition.type),
    version: z.literal(definition.version),
    ente: codiceFiscaleEnteCodec,
    versione: z.int().nonnegative(),
    occurredAt: instantCodec,
    correlationId: z.string().min(1),
    traceparent: z.string().optional(),
    data: definition.data,
  });
  return {
    ...definition,
    envelope,
    /** A new fact, with an id of its own. */
    from(ente: CodiceFiscaleEnte, data: z.output<Data>, meta: EventMeta): EventEnvelope<z.output<Data>> {
      return { id: randomUUID(), type: definition.type, version: definition.version, ente, ...meta, data };
    },
    /** Envelope to JSON. @throws ContractViolation when the writer itself breaks the contract */
    encode(event: EventEnvelope<z.output<Data>>): WireEvent {
      const encoded = z.safeEncode(envelope, event as never);
      if (!encoded.success) throw new ContractViolation(`${definition.type}: not writable`, { cause: encoded.error });
      return encoded.data as WireEvent;
    },
    /** JSON to envelope. @throws ContractViolation */
    decode(message: unknown): EventEnvelope<z.output<Data>> {
      const decoded = z.safeDecode(envelope, message as never);
      if (!decoded.success)
        throw new ContractViolation(`${definition.type} v${definition.version}: not readable`, {
          cause: decoded.error,
        });
      return decoded.data as unknown as EventEnvelope<z.output<Data>>;
    },
  };
}

/** Any declared event. */
export interface EventDefinition<Data = unknown> {
  readonly topic: string;
  readonly type: string;
  readonly version: number;
  readonly key: (event: { ente: CodiceFiscaleEnte; data: Data }) => string;
  readonly envelope: z.ZodType;
  encode(event: EventEnvelope<Data>): WireEvent;
  decode(message: unknown): EventEnvelope<Data>;
}

/** The way out of a transaction: what is appended is announced if, and only if, the transaction commits. */
export interface Outbox {
  append<Data>(definition: EventDefinition<Data>, event: EventEnvelope<Data>): Promise<void>;
}
