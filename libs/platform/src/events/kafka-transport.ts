import type { Admin, Consumer, EachMessagePayload, Kafka, Producer } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Tx } from '../db';
import { ensureTopics } from './kafka';
import type { OutboxRow, Relay } from './relay';
import { EventServer, type Incoming, type TransportSetup } from './transport';

/** Sends outbox rows to Kafka, key by key in order, acknowledged by all replicas. A crash before the rows are marked repeats them. */
export class KafkaRelay implements Relay {
  private producer: Producer | undefined;
  private readonly known = new Set<string>();

  constructor(private readonly kafka: Kafka) {}

  async move(db: Database, rows: readonly OutboxRow[], mark: (tx: Tx) => Promise<void>): Promise<void> {
    const topics = [...new Set(rows.map(({ topic }) => topic))];
    const unknown = topics.filter((topic) => !this.known.has(topic));
    await ensureTopics(this.kafka, unknown);
    unknown.forEach((topic) => this.known.add(topic));
    if (!this.producer) {
      const producer = this.kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
      await producer.connect();
      this.producer = producer;
    }
    try {
      await this.producer.sendBatch({
        acks: -1,
        topicMessages: topics.map((topic) => ({
          topic,
          messages: rows
            .filter((row) => row.topic === topic)
            .map(({ chiave, evento }) => ({ key: chiave, value: evento })),
        })),
      });
    } catch (error) {
      const broken = this.producer;
      this.producer = undefined; // an idempotent producer that failed may be fenced: the next batch takes a new one
      await broken.disconnect().catch(() => undefined);
      throw error;
    }
    await db.outsideTenants(mark);
  }

  async close(): Promise<void> {
    await this.producer?.disconnect();
  }
}

const REBALANCE = /REBALANCE_IN_PROGRESS|NOT_COORDINATOR_FOR_GROUP|ILLEGAL_GENERATION|UNKNOWN_MEMBER_ID/;
const isRebalance = (error: unknown): boolean => REBALANCE.test(String((error as { type?: unknown }).type ?? ''));

/**
 * The production transport's reader: a consumer group a service, partitions at once, offsets committed as batches end.
 * Nothing is thrown at kafkajs but a stop or a rebalance, since an error would stop every partition of this consumer.
 */
export class KafkaEventServer extends EventServer {
  private readonly stopping = new AbortController();
  private consumer: Consumer | undefined;
  private producer: Producer | undefined;
  private admin: Admin | undefined;
  private starting: Promise<void> | undefined;
  /** Times that this consumer joined its group: it grows with each rebalance. */
  joins = 0;

  constructor(
    setup: TransportSetup,
    private readonly kafka: Kafka,
  ) {
    super(setup);
  }

  listen(callback: (error?: unknown) => void): void {
    this.starting = this.start();
    this.startReplays();
    callback();
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.stopReplays();
    await this.starting;
    await this.consumer?.disconnect();
    await this.producer?.disconnect();
    await this.admin?.disconnect();
  }

  /** Messages after the committed offsets of the group. */
  async lags(): Promise<ReadonlyMap<string, number>> {
    const topics = this.topics();
    if (topics.length === 0 || this.setup.group === undefined) return new Map();
    if (!this.admin) {
      const admin = this.kafka.admin();
      await admin.connect();
      this.admin = admin;
    }
    const { admin } = this;
    const committed = await admin.fetchOffsets({ groupId: this.setup.group, topics });
    const lags = new Map<string, number>();
    for (const topic of topics) {
      let lag = 0;
      const mine = committed.find((entry) => entry.topic === topic)?.partitions ?? [];
      for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
        const offset = Number(mine.find((entry) => entry.partition === partition)?.offset ?? -1);
        lag += Math.max(0, Number(high) - Math.max(offset, Number(low)));
      }
      lags.set(topic, lag);
    }
    return lags;
  }

  /** Keeps trying until the broker answers: a service starts without it, and reads when it comes. */
  private async start(): Promise<void> {
    const { signal } = this.stopping;
    const topics = this.topics();
    if (topics.length === 0 || this.setup.group === undefined) return;
    for (let delay = 500; !signal.aborted; delay = Math.min(delay * 2, 10_000)) {
      let consumer: Consumer | undefined;
      try {
        await ensureTopics(this.kafka, topics);
        consumer = this.kafka.consumer({
          groupId: this.setup.group,
          sessionTimeout: 30_000,
          heartbeatInterval: 3_000,
          rebalanceTimeout: 60_000,
          maxWaitTimeInMs: 200,
          retry: { retries: 8, restartOnFailure: () => Promise.resolve(!signal.aborted) },
        });
        consumer.on(consumer.events.GROUP_JOIN, () => {
          this.joins += 1;
        });
        await consumer.connect();
        await consumer.subscribe({ topics, fromBeginning: true });
        await consumer.run({ partitionsConsumedConcurrently: 4, eachMessage: (payload) => this.take(payload) });
        this.consumer = consumer;
        return;
      } catch (error) {
        const level = delay > 2_000 ? 'warn' : 'info'; // a topic just made is not led yet: the next try tells
        this.setup.log[level]({ err: error }, 'events: Kafka does not answer, trying again');
        await consumer?.disconnect().catch(() => undefined);
        await sleep(delay, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async take({ topic, partition, message, heartbeat }: EachMessagePayload): Promise<void> {
    const lost = new AbortController();
    let rebalance: unknown;
    try {
      await this.receive({
        topic,
        position: `${partition}:${message.offset}`,
        body: message.value?.toString('utf8') ?? '',
        heartbeat: async () => {
          try {
            await heartbeat();
          } catch (error) {
            if (isRebalance(error)) {
              rebalance = error;
              lost.abort();
            }
            throw error;
          }
        },
        signal: AbortSignal.any([this.stopping.signal, lost.signal]),
      });
    } catch (error) {
      throw rebalance ?? error; // kafkajs knows its own error, and joins the group again
    }
  }

  protected override async bury(incoming: Incoming, reason: string): Promise<void> {
    const topic = `${incoming.topic}.dlq`;
    if (!this.producer) {
      await ensureTopics(this.kafka, [topic]);
      const producer = this.kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
      await producer.connect();
      this.producer = producer;
    }
    await ensureTopics(this.kafka, [topic]);
    await this.producer.send({
      topic,
      acks: -1,
      messages: [
        {
          key: `${this.setup.group ?? ''}:${incoming.position}`,
          value: incoming.body,
          headers: { motivo: reason.slice(0, 2_000), gruppo: this.setup.group ?? '', posizione: incoming.position },
        },
      ],
    });
    await super.bury(incoming, reason);
  }
}
