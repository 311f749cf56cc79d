import fs from 'node:fs';
import { Kafka, logLevel } from 'kafkajs';
import { sleep } from '@mypay/testing';
import { dataFolder, readJson, writeJson } from './data-folder';
import { PLATFORM_DATABASE, type EmbeddedDatabase } from './database';
import { ExpectedProblem } from './options';
import type { Plan } from './services';

interface Remembered {
  readonly transport: 'postgres' | 'kafka';
}

const file = (): string => dataFolder('transport.json');

/** The transport of the last start; undefined when there was none. */
export const lastTransport = (): Remembered['transport'] | undefined => readJson<Remembered>(file())?.transport;

export function rememberTransport(transport: Remembered['transport']): void {
  writeJson(file(), { transport } satisfies Remembered);
}

/**
 * Events left unread in the transport of the last start would be read by nobody after a change: the start refuses, and says
 * how to have them read. architecture.md, Event transport.
 *
 * @throws ExpectedProblem
 */
export async function refuseUnreadEvents(
  last: Remembered['transport'] | undefined,
  database: Pick<EmbeddedDatabase, 'asSuperuser'>,
  plan: Pick<Plan, 'transport' | 'kafkaBrokers' | 'ports'>,
): Promise<void> {
  if (last === undefined || last === plan.transport) return;
  const unread = last === 'postgres' ? await unreadInPostgres(database) : await unreadInKafka(plan.kafkaBrokers);
  if (unread.length === 0) return;
  throw new ExpectedProblem(
    [
      `Non si può passare da ${last} a ${plan.transport}: ci sono eventi non ancora letti.`,
      ...unread.map(({ group, topic, count }) => `  ${count} di ${topic} per ${group}`),
      `Per farli leggere: ${last === 'kafka' ? 'EVENT_TRANSPORT=kafka npm start' : 'npm start'}, attendere che`,
      `http://localhost:${plan.ports.portale}/health/quiet non abbia nulla in sospeso, Ctrl-C, e riprovare.`,
      'Oppure npm start -- --fresh, che cancella tutti i dati.',
    ].join('\n'),
  );
}

/** Topics and groups of the platform; whatever else lives on that broker is not ours to judge or delete. */
const OURS = /^(onboarding|dovuti|pagamenti|pivot)(\.|$)/;

interface Unread {
  readonly group: string;
  readonly topic: string;
  readonly count: string;
}

async function unreadInPostgres(database: Pick<EmbeddedDatabase, 'asSuperuser'>): Promise<Unread[]> {
  return database.asSuperuser(PLATFORM_DATABASE, async (client) => {
    const { rows: exists } = await client.query<{ there: boolean }>(
      `select to_regclass('eventi.cursori') is not null as there`,
    );
    if (!exists[0]?.there) return [];
    const { rows } = await client.query<Unread>(
      `select c.gruppo as group, c.topic, (t.ultimo - c.progressivo)::text as count
         from eventi.cursori c join eventi.topic t using (topic)
        where t.ultimo > c.progressivo order by 1, 2`,
    );
    return rows;
  });
}

const kafkaOf = (brokers: string, retries: number): Kafka =>
  new Kafka({
    clientId: 'npm-start',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2_000,
    retry: { retries },
  });

async function unreadInKafka(brokers: string): Promise<Unread[]> {
  const admin = kafkaOf(brokers, 2).admin();
  try {
    await admin.connect();
  } catch (error) {
    throw new ExpectedProblem(
      `L'ultimo avvio usava Kafka, che ora non risponde su ${brokers}: non si può sapere se vi siano eventi non letti.\n` +
        'Avviate npm run kafka in un altro terminale e riprovate, oppure npm start -- --fresh.',
      { cause: error },
    );
  }
  try {
    const { groups } = await admin.listGroups();
    const unread: Unread[] = [];
    for (const { groupId } of groups.filter((group) => OURS.test(group.groupId)))
      for (const { topic, partitions } of await admin.fetchOffsets({ groupId })) {
        const ends = await admin.fetchTopicOffsets(topic);
        const count = ends.reduce((sum, { partition, high, low }) => {
          const read = partitions.find((p) => p.partition === partition)?.offset ?? '-1';
          return sum + (BigInt(high) - (read === '-1' ? BigInt(low) : BigInt(read)));
        }, 0n);
        if (count > 0n) unread.push({ group: groupId, topic, count: String(count) });
      }
    return unread;
  } finally {
    await admin.disconnect();
  }
}

/** Waits a minute for the broker, so that `npm run kafka` may be started just before or just after. @throws ExpectedProblem */
export async function waitForKafka(brokers: string, say: (text: string) => void): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (let tries = 0; ; tries += 1) {
    const admin = kafkaOf(brokers, 0).admin();
    try {
      await admin.connect();
      await admin.listTopics();
      return;
    } catch (error) {
      if (performance.now() > deadline)
        throw new ExpectedProblem(`Kafka non risponde su ${brokers}: avviate npm run kafka in un altro terminale.`, {
          cause: error,
        });
      if (tries === 0) say(`Kafka: attendo ${brokers} (npm run kafka, in un altro terminale)…`);
      await sleep(500);
    } finally {
      await admin.disconnect().catch(() => undefined); // one that never connected has nothing to close
    }
  }
}

/** Forgets the topics and groups of an installation whose data were wiped; what is not ours on that broker stays. */
export async function wipeKafka(brokers: string): Promise<void> {
  const admin = kafkaOf(brokers, 3).admin();
  await admin.connect();
  try {
    const { groups } = await admin.listGroups();
    const ours = groups.map(({ groupId }) => groupId).filter((group) => OURS.test(group));
    if (ours.length > 0) await admin.deleteGroups(ours);
    const topics = (await admin.listTopics()).filter((topic) => OURS.test(topic));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
}

/** The events of this checkout's `npm run kafka`: its broker forgets them if it runs, else its files go. */
export async function forgetKafka(brokers: string): Promise<void> {
  const folders = fs.existsSync(dataFolder('kafka'))
    ? fs.readdirSync(dataFolder('kafka')).filter((name) => name.startsWith('data-'))
    : [];
  if (folders.length === 0) return;
  const running = await clusterOf(brokers);
  for (const folder of folders)
    if (running !== undefined && running === clusterIn(folder)) await wipeKafka(brokers);
    else fs.rmSync(dataFolder('kafka', folder), { recursive: true, force: true });
}

/** Id of the cluster that answers; undefined when none does. */
async function clusterOf(brokers: string): Promise<string | undefined> {
  const admin = kafkaOf(brokers, 0).admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).clusterId;
  } catch {
    return undefined; // nobody listens there
  } finally {
    await admin.disconnect().catch(() => undefined); // one that never connected has nothing to close
  }
}

function clusterIn(folder: string): string | undefined {
  const file = dataFolder('kafka', folder, 'meta.properties');
  return fs.existsSync(file) ? /^cluster\.id=(.+)$/m.exec(fs.readFileSync(file, 'utf8'))?.[1]?.trim() : undefined;
}
