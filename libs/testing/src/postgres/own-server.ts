import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { postgresBinaries } from './binaries';
import { freePort, initCluster, isAlive, runningServer, sleep, startCluster } from './cluster';
import { workspaceRoot } from './deploy-sql';

/** A PostgreSQL of one suite, which it may stop and start again without touching any other. */
export interface OwnServer {
  /** Of a superuser. */
  readonly url: string;
  /** SIGINT: in order, open transactions rolled back; SIGQUIT: at once, as in a crash. Returns when it is gone. */
  stop(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
}

/** Starts one. A keeper removes it also when the run is killed. */
export async function ownServer(): Promise<OwnServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mypay-own-postgres-'));
  fs.chmodSync(folder, 0o755); // its server may run as another user
  const script = path.join(workspaceRoot(), 'libs', 'testing', 'src', 'postgres', 'keeper.cjs');
  const run = String(process.pid);
  const keeper = spawn(process.execPath, [script, run, folder], { cwd: '/', detached: true, stdio: 'ignore' });
  keeper.unref();
  const cluster = {
    binaries: postgresBinaries(),
    dataDir: path.join(folder, 'data'),
    port: await freePort(),
    password: randomBytes(24).toString('base64url'),
    logFile: path.join(folder, 'postgres.log'),
    settings: { synchronous_commit: 'off' },
  };
  initCluster(cluster);
  const start = async (): Promise<void> => void (await startCluster(cluster));
  const stop = async (signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> => {
    const server = runningServer(cluster.dataDir);
    if (!server) return;
    process.kill(server.pid, signal);
    for (const end = performance.now() + 60_000; isAlive(server.pid); await sleep(20))
      if (performance.now() > end) throw new Error(`PostgreSQL (process ${server.pid}) does not stop`);
  };
  await start();
  return {
    url: `postgres://postgres:${cluster.password}@127.0.0.1:${cluster.port}/postgres`,
    stop,
    start,
    async close() {
      await stop('SIGQUIT');
      keeper.kill();
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}
