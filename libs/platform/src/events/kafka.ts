import { type ITopicConfig, Kafka, logLevel } from 'kafkajs';
import type { Logger } from '../log';
import { kafkaSecurity, type KafkaSettings } from './kafka-security';

/** As many readers of one group as can share a topic. */
const PARTITIONS = 12;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** A client whose words go to our log. @throws ConfigError when TLS or the login are half said */
export function kafkaClient(settings: KafkaSettings, clientId: string, log: Logger): Kafka {
  return new Kafka({
    ...kafkaSecurity(settings),
    clientId,
    brokers: [...settings.KAFKA_BROKERS],
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    retry: { initialRetryTime: 200, maxRetryTime: 5_000, retries: 8 },
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ level, log: entry }) => {
        const { message, timestamp: _timestamp, logger: _logger, ...rest } = entry;
        // A coordinator that loads or a topic just made: kafkajs tries again by itself, and an operator need not know.
        const passing = /^Response |^Crash: |^Restarting /.test(message);
        log[level === logLevel.ERROR && !passing ? 'warn' : 'info']({ kafka: rest }, message);
      },
  });
}

/** Retention of a topic, explicit: snapshots are compacted, facts kept for a week, dead letters for a quarter. */
function topicConfig(topic: string): ITopicConfig {
  const entries: Record<string, string> = topic.startsWith('onboarding.')
    ? { 'cleanup.policy': 'compact', 'min.cleanable.dirty.ratio': '0.1' }
    : { 'cleanup.policy': 'delete', 'retention.ms': String((topic.endsWith('.dlq') ? 90 : 7) * DAY_MS) };
  return {
    topic,
    numPartitions: topic.endsWith('.dlq') ? 1 : PARTITIONS,
    configEntries: Object.entries(entries).map(([name, value]) => ({ name, value })),
  };
}

/** Makes the topics that do not exist yet, with explicit partitions; two that start at once do no harm. */
export async function ensureTopics(kafka: Kafka, topics: readonly string[]): Promise<void> {
  if (topics.length === 0) return;
  const admin = kafka.admin();
  await admin.connect();
  try {
    const known = new Set(await admin.listTopics());
    const missing = topics.filter((topic) => !known.has(topic));
    if (missing.length > 0)
      await admin
        .createTopics({ topics: missing.map(topicConfig), waitForLeaders: true })
        .catch(async (error: unknown) => {
          const now = new Set(await admin.listTopics());
          if (missing.some((topic) => !now.has(topic))) throw error; // else another starter made them in the meantime
        });
  } finally {
    await admin.disconnect();
  }
}
