import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { initCluster, postgresBinaries, startCluster, stopCluster, until, workspaceRoot } from '@mypay/testing';
import type { ComposedService } from './composed';
import { Container, type Store } from './container';

/** What stands for a container whose image nobody here can have. */
export interface StandIn {
  healthy(): boolean;
  /** The words before a command that runs in it. */
  enter?(): string[] | undefined;
  stop(): Promise<void>;
}

/** User of PostgreSQL's image on Debian. */
const POSTGRES_UID = '999';

/** Folder with `psql`, `pg_dump` and `pg_restore` of the server's version. */
export function postgresTools(): string {
  const folder = process.env['POSTGRES_TOOLS'];
  if (!folder)
    throw new Error('POSTGRES_TOOLS must name the folder with psql, pg_dump and pg_restore of PostgreSQL 18');
  return folder;
}

/**
 * The embedded PostgreSQL in place of the image: it takes its password and the scripts of its first start from where Compose
 * mounts them, runs them as the image's user, and answers the composed health check.
 * @throws Error when the health check is content with a server that no script has initialised
 */
export async function standInForPostgres(service: ComposedService, store: Store, root: string): Promise<StandIn> {
  const onHost = (target: string): string => {
    const volume = (service.volumes ?? []).find(({ target: at }) => target === at || target.startsWith(`${at}/`));
    if (!volume) throw new Error(`postgres: nothing is mounted at ${target}`);
    return path.join(volume.source, target.slice(volume.target.length));
  };
  const password = fs.readFileSync(onHost(service.environment?.['POSTGRES_PASSWORD_FILE'] ?? ''), 'utf8').trim();
  const cluster = {
    binaries: postgresBinaries(),
    dataDir: path.join(root, 'postgres', 'data'),
    port: 5432,
    password,
    settings: { max_connections: '100', fsync: 'off' },
    logFile: path.join(store.logs, 'postgres.log'),
  };
  initCluster(cluster);
  await startCluster(cluster);
  const scripts = (service.volumes ?? []).filter(({ target }) => target.startsWith('/docker-entrypoint-initdb.d/'));
  // The wheel that brings the tools has its libraries beside its package.
  const wheel = path.resolve(postgresTools(), '..', '..', '..');
  const tools = { type: 'bind', source: wheel, target: '/opt/postgres', read_only: true } as const;
  const bin = path.join('/opt/postgres', path.relative(wheel, postgresTools()));
  const inside = new Container(
    'postgres-tools',
    {
      ...service,
      user: POSTGRES_UID,
      command: ['sleep', 'infinity'],
      environment: {
        ...service.environment,
        PATH: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin`,
        PGHOST: '127.0.0.1',
        PGPASSWORD: password,
      },
      volumes: [...(service.volumes ?? []).filter(({ type }) => type === 'bind'), tools],
    },
    undefined,
    store,
  );
  inside.start();
  await until(() => inside.isInside(), 20_000);
  const test = (service.healthcheck?.test ?? []).slice(1);
  if (inside.exec(test).ok) throw new Error('postgres: the health check is content before anything was initialised');
  for (const { target } of scripts) {
    const done = inside.exec(['sh', target]);
    if (!done.ok) throw new Error(`postgres: ${target}: ${done.said}`);
  }
  return {
    healthy: () => inside.exec(test).ok,
    enter: () => inside.enter(),
    stop: async () => {
      inside.stop('SIGKILL');
      await stopCluster(cluster.dataDir);
    },
  };
}

/** The broker of `npm run kafka`, on the port and with the health check of the composed one. */
export function standInForKafka(service: ComposedService, store: Store, root: string): StandIn {
  const log = fs.openSync(path.join(store.logs, 'kafka.log'), 'a');
  const broker: ChildProcess = spawn(process.execPath, [path.join('dist', 'tools', 'kafka', 'main.js')], {
    cwd: workspaceRoot(),
    env: { ...process.env, KAFKA_PORT: '9092', KAFKA_HOME: path.join(root, 'kafka') },
    stdio: ['ignore', log, log],
  });
  const ended = new Promise<void>((resolve) => broker.once('close', () => resolve()));
  const [command = '', ...args] = (service.healthcheck?.test ?? []).slice(1);
  return {
    healthy: () => spawnSync(command, args, { timeout: 5_000 }).status === 0,
    stop: async () => {
      broker.kill('SIGTERM');
      await ended;
    },
  };
}
