import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db';
import { createLogger } from '../log';
import { ensureTopics, kafkaClient } from './kafka';
import { KafkaEventServer, KafkaRelay } from './kafka-transport';
import { PostgresEventServer, PostgresRelay } from './postgres-transport';
import type { Relay } from './relay';
import type { EventServer, TransportSetup } from './transport';

export type { EventServer, Relay };

/** What the suite needs of a transport. */
export interface TransportUnderTest {
  relay(): Relay;
  server(setup: TransportSetup): EventServer;
  createTopic(topic: string): Promise<void>;
  /** Something that changes when the group rebalances. */
  generation(server: EventServer): Promise<unknown>;
  readonly outageMs: number;
  close(): Promise<void>;
}

const postgres = (): Promise<TransportUnderTest> =>
  Promise.resolve({
    relay: () => new PostgresRelay(),
    server: (setup) => new PostgresEventServer(setup),
    createTopic: () => Promise.resolve(),
    generation: () => Promise.resolve('one reader'),
    outageMs: 2_000,
    close: () => Promise.resolve(),
  });

const kafka = (brokers: string) => (): Promise<TransportUnderTest> => {
  const client = kafkaClient({ KAFKA_BROKERS: brokers.split(',') }, 'prova', createLogger('prova', 'silent'));
  return Promise.resolve({
    relay: () => new KafkaRelay(client),
    // A group of its own for each run: offsets of an earlier one would hide messages.
    server: (setup) => new KafkaEventServer(setup, client),
    createTopic: (topic) => ensureTopics(client, [topic]),
    generation: async (server) => {
      const consumer = server as KafkaEventServer;
      for (let i = 0; i < 600 && consumer.joins === 0; i++) await sleep(50);
      return consumer.joins;
    },
    outageMs: 60_000,
    close: () => Promise.resolve(),
  });
};

// eslint-disable-next-line no-restricted-syntax -- where the Kafka lane says its broker is
const brokers = process.env['TEST_KAFKA_BROKERS'];

/** PostgreSQL always; Kafka in its lane, on a real broker. */
export const transports: [string, (db: Database) => Promise<TransportUnderTest>][] = [
  ['postgres', postgres],
  ...(brokers ? ([['kafka', kafka(brokers)]] as [string, () => Promise<TransportUnderTest>][]) : []),
];
