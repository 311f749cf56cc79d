import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { postgresBinaries } from './binaries';
import { freePort, initCluster, isAlive, sleep, startCluster } from './cluster';
import { workspaceRoot } from './deploy-sql';

/** The process that all of one test run have in common: Jest itself, whether this suite runs in it or in a worker. */
function runProcess(): number {
  return (process.argv[1] ?? '').includes('jest-worker') ? process.ppid : process.pid;
}

let known: Promise<string> | undefined;

/**
 * Address of a superuser on the PostgreSQL of this test run. The first suite that asks starts it; all projects and workers
 * of the run share it; a keeper process stops it when the run is over, also when the run was killed. `TEST_DATABASE_URL`
 * names a server to use instead.
 */
export function sharedServer(): Promise<string> {
  return (known ??= findOrStart());
}

async function findOrStart(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return given;
  const run = runProcess();
  const folder = path.join(os.tmpdir(), `mypay-test-postgres-${run}`);
  const answer = path.join(folder, 'url');
  const failure = path.join(folder, 'failure');
  const deadline = performance.now() + 90_000;
  for (;;) {
    if (claim(folder)) {
      try {
        const url = await start(run, folder);
        publish(answer, url);
        return url;
      } catch (error) {
        publish(failure, String(error));
        throw error;
      }
    }
    while (fs.existsSync(folder)) {
      if (fs.existsSync(answer)) {
        const url = fs.readFileSync(answer, 'utf8');
        if (isAlive(keeperOf(folder))) return url;
        fs.rmSync(folder, { recursive: true, force: true }); // of a run long gone whose process id came round again
        break;
      }
      if (fs.existsSync(failure)) throw new Error(fs.readFileSync(failure, 'utf8'));
      if (performance.now() > deadline) throw new Error(`the test PostgreSQL in ${folder} did not start`);
      await sleep(30);
    }
  }
}

function claim(folder: string): boolean {
  try {
    fs.mkdirSync(folder, { mode: 0o755 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const keeperOf = (folder: string): number => Number(fs.readFileSync(path.join(folder, 'keeper'), 'utf8'));

/** Written aside and renamed, so that no reader sees half a file. */
function publish(file: string, text: string): void {
  fs.writeFileSync(`${file}.new`, text, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

async function start(run: number, folder: string): Promise<string> {
  const script = path.join(workspaceRoot(), 'libs', 'testing', 'src', 'postgres', 'keeper.cjs');
  const keeper = spawn(process.execPath, [script, String(run), folder], { cwd: '/', detached: true, stdio: 'ignore' });
  keeper.unref();
  publish(path.join(folder, 'keeper'), String(keeper.pid));
  const password = randomBytes(24).toString('base64url');
  const port = await freePort();
  const cluster = {
    binaries: postgresBinaries(),
    dataDir: path.join(folder, 'data'),
    port,
    password,
    logFile: path.join(folder, 'postgres.log'),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  };
  initCluster(cluster);
  await startCluster(cluster);
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}
