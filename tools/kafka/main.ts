import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';

/** `npm run kafka`: a real Apache Kafka (KRaft, one node), from Maven Central, in the foreground. Program and data in `.data/kafka/`, or in `KAFKA_HOME`. `--fetch` only fetches it. */

const folder = process.env['KAFKA_HOME'] || path.join(workspaceRoot(), '.data', 'kafka');
const pom = path.join(workspaceRoot(), 'tools', 'kafka', 'pom.xml');
const port = Number(process.env['KAFKA_PORT'] || 9092);

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const fail = (text: string): never => {
  say(text);
  process.exit(1);
};

function versionInPom(): string {
  return /<kafka\.version>([^<]+)</.exec(fs.readFileSync(pom, 'utf8'))?.[1] ?? fail(`${pom} non nomina la versione`);
}

function checkJava(): void {
  const asked = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = Number(/version "(\d+)/.exec(asked.stderr ?? '')?.[1] ?? 0);
  if (major < 17) fail('Serve Java 17 o successivo (comando java). Su Debian: apt-get install openjdk-17-jre-headless');
}

/** The jars of the broker, fetched once by Maven. */
function jars(version: string): string {
  const libs = path.join(folder, `libs-${version}`);
  if (fs.existsSync(libs)) return libs;
  if (spawnSync('mvn', ['-v']).status !== 0) fail('Serve Maven (comando mvn). Su Debian: apt-get install maven');
  say(`Scarico Apache Kafka ${version} da Maven Central…`);
  const staging = `${libs}.new`;
  fs.rmSync(staging, { recursive: true, force: true });
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
  const args = ['-q', '-B', '-f', pom, goal, `-DoutputDirectory=${staging}`, '-DincludeScope=runtime'];
  const done = spawnSync('mvn', args, { stdio: ['ignore', 2, 2] });
  if (done.status !== 0) fail('Maven non è riuscito a scaricare Kafka.');
  fs.renameSync(staging, libs);
  return libs;
}

function properties(): string {
  const file = path.join(folder, `server-${port}.properties`);
  const lines = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${port + 1}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${port + 1}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': dataDir,
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
  };
  fs.writeFileSync(
    file,
    Object.entries(lines)
      .map(([key, value]) => `${key}=${value}\n`)
      .join(''),
  );
  return file;
}

const dataDir = path.join(folder, `data-${port}`);

function java(libs: string, ...args: string[]): [string, string[]] {
  const log = path.join(folder, 'log4j2.properties');
  fs.writeFileSync(
    log,
    [
      'status=error',
      'appender.out.type=Console',
      'appender.out.name=out',
      'appender.out.layout.type=PatternLayout',
      'appender.out.layout.pattern=[kafka] %p %m%n',
      'rootLogger.level=warn',
      'rootLogger.appenderRef.out.ref=out',
      '',
    ].join('\n'),
  );
  return ['java', ['-Xmx512m', `-Dlog4j2.configurationFile=${log}`, '-cp', path.join(libs, '*'), ...args]];
}

/** Gives the storage its cluster id, once. */
function format(libs: string, config: string): void {
  if (fs.existsSync(path.join(dataDir, 'meta.properties'))) return;
  const tool = (...args: string[]) => {
    const done = spawnSync(...java(libs, 'kafka.tools.StorageTool', ...args), { encoding: 'utf8' });
    if (done.status !== 0) fail(`La preparazione dei dati di Kafka non è riuscita:\n${done.stderr}${done.stdout}`);
    return done.stdout.trim().split('\n').pop() ?? '';
  };
  tool('format', '-t', tool('random-uuid'), '-c', config);
}

function main(): void {
  process.umask(0o077);
  checkJava();
  const version = versionInPom();
  fs.mkdirSync(folder, { recursive: true });
  const libs = jars(version);
  if (process.argv.includes('--fetch')) return;
  const config = properties();
  format(libs, config);
  say(`Apache Kafka ${version} su 127.0.0.1:${port} — Ctrl-C per fermare`);
  const broker = spawn(...java(libs, 'kafka.Kafka', config), { stdio: ['ignore', 'inherit', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => broker.kill('SIGTERM'));
  broker.on('close', (code, signal) => process.exit(signal || code === 143 || code === 130 ? 0 : (code ?? 1)));
}

main();
