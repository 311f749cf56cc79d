import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { PostgresBinaries } from './binaries';

export interface ClusterOptions {
  readonly binaries: PostgresBinaries;
  /** The cluster's own folder; made when absent. */
  readonly dataDir: string;
  readonly port: number;
  /** Password of the superuser `postgres`, used when the cluster is made. */
  readonly password: string;
  /** Settings of the server, e.g. `{ fsync: 'off' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** Makes the cluster if its folder holds none: scram for every connection, UTF-8, and the same order of text everywhere. */
export function initCluster({ binaries, dataDir, password }: ClusterOptions): void {
  if (fs.existsSync(path.join(dataDir, 'PG_VERSION'))) return;
  const parent = path.dirname(dataDir);
  fs.mkdirSync(parent, { recursive: true, mode: 0o755 });
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.mkdirSync(dataDir, { mode: 0o700 });
  const passwordFile = path.join(parent, `.initdb-${process.pid}`);
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    if (binaries.user) {
      fs.chownSync(dataDir, binaries.user.uid, binaries.user.gid);
      fs.chownSync(passwordFile, binaries.user.uid, binaries.user.gid);
    }
    const made = spawnSync(
      path.join(binaries.bin, 'initdb'),
      [
        ['-D', dataDir, '-U', 'postgres', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'],
        ['-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync'],
      ].flat(),
      { ...binaries.user, cwd: path.parse(dataDir).root, encoding: 'utf8' },
    );
    if (made.status !== 0) {
      fs.rmSync(dataDir, { recursive: true, force: true });
      throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
    }
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

/**
 * Starts the server of a cluster, in a process group of its own so that a Ctrl-C meant for others does not reach it, and
 * waits until it takes connections. @returns its process id. @throws with the last lines of its log when it does not start.
 */
export async function startCluster(options: ClusterOptions): Promise<number> {
  const { binaries, dataDir, port, logFile } = options;
  const log = fs.openSync(logFile, 'w');
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...options.settings,
  };
  const server = spawn(
    path.join(binaries.bin, 'postgres'),
    ['-D', dataDir, '-p', String(port), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])],
    { ...binaries.user, cwd: path.parse(dataDir).root, detached: true, stdio: ['ignore', 'ignore', log] },
  );
  server.unref();
  fs.closeSync(log);
  let ended: string | undefined;
  server.once('error', (error) => (ended = error.message));
  server.once('exit', (code) => (ended = `exit code ${code}`));
  const deadline = performance.now() + 60_000;
  for (;;) {
    const said = fs.readFileSync(logFile, 'utf8');
    if (said.includes('ready to accept connections')) return server.pid ?? 0;
    if (ended !== undefined || performance.now() > deadline)
      throw new Error(`PostgreSQL did not start (${ended ?? 'no answer within 60 s'}):\n${said.slice(-2000)}`);
    await sleep(20);
  }
}

/** The running server of a cluster, from its `postmaster.pid`; undefined when there is none. */
export function runningServer(dataDir: string): { pid: number; port: number } | undefined {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!fs.existsSync(file)) return undefined;
  const [pid, , , port] = fs.readFileSync(file, 'utf8').split('\n');
  return isAlive(Number(pid)) ? { pid: Number(pid), port: Number(port) } : undefined;
}

/** Stops the server of a cluster and waits for its end: fast shutdown (open transactions are rolled back). */
export async function stopCluster(dataDir: string): Promise<void> {
  const server = runningServer(dataDir);
  if (!server) return;
  process.kill(server.pid, 'SIGINT');
  const deadline = performance.now() + 30_000;
  while (isAlive(server.pid)) {
    if (performance.now() > deadline) throw new Error(`PostgreSQL (process ${server.pid}) does not stop`);
    await sleep(20);
  }
}

/** True when a process of this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A TCP port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** True when another program listens on this port of this machine. */
export function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(true) : reject(error),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
