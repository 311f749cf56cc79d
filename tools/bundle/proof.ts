import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { sleep, testDatabase, workspaceRoot } from '@mypay/testing';
import type { Bundle } from './bundles';

const START_TIMEOUT_MS = 60_000;

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

interface Running {
  readonly ended: Promise<Ended>;
  /** What it wrote so far. */
  output(): string;
  stop(): void;
}

/** Far from the repository, so that no node_modules of ours can help. */
async function elsewhere<T>(bundle: Bundle, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `bundle-${bundle.app}-`));
  try {
    fs.cpSync(bundle.folder, folder, { recursive: true });
    return await work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function run(folder: string, args: readonly string[], env: Readonly<Record<string, string>>): Running {
  const child = spawn(process.execPath, ['main.js', ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  return {
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, output }))),
    output: () => output,
    stop: () => void child.kill('SIGTERM'),
  };
}

/** Without an environment a service names every variable that it misses, and ends with 1: all its code has been loaded. */
export async function refusesEmptyEnvironment(bundle: Bundle): Promise<void> {
  const { code, output } = await elsewhere(bundle, (folder) => run(folder, [], {}).ended);
  if (code === 1 && /ConfigError: Configuration refused:\n\s+- [A-Z_]+:/.test(output)) return;
  throw new Error(`${bundle.app}: senza ambiente è uscito con ${code}:\n${output}`);
}

/** On an empty database, if it has one, it migrates; then it serves, and stops when asked. */
export async function serves(bundle: Bundle): Promise<void> {
  await elsewhere(bundle, async (folder) => {
    const port = await freePort();
    const env = environmentOf(bundle.app, folder, port, await freePort());
    const live = `http://127.0.0.1:${port}/health/live`;
    if (!bundle.migrates) return answers(bundle, run(folder, [], env), live);
    const database = await testDatabase(() => Promise.resolve(), bundle.app.replace(/-/g, '_'));
    const withDatabase = {
      ...env,
      DATABASE_URL: database.url,
      DATABASE_OWNER_URL: database.ownerUrl,
      EVENTI_OWNER_URL: database.eventiOwnerUrl,
    };
    try {
      const migrated = await run(folder, ['migrate'], withDatabase).ended;
      if (migrated.code !== 0)
        throw new Error(`${bundle.app} migrate: uscito con ${migrated.code}\n${migrated.output}`);
      await answers(bundle, run(folder, [], withDatabase), live);
    } finally {
      await database.close();
    }
  });
}

async function answers(bundle: Bundle, service: Running, url: string): Promise<void> {
  const over = { yes: false };
  void service.ended.then(() => (over.yes = true));
  const deadline = performance.now() + START_TIMEOUT_MS;
  // Ready in its own words too: only then is it listening for the signal.
  while (!service.output().includes(`${bundle.app} pronto`) || !(await isOk(url))) {
    if (over.yes || performance.now() > deadline) {
      service.stop();
      throw new Error(`${bundle.app}: non risponde a ${url}\n${service.output()}`);
    }
    await sleep(100);
  }
  service.stop();
  const { code, output } = await service.ended;
  if (code !== 0) throw new Error(`${bundle.app}: fermato, è uscito con ${code}\n${output}`);
}

const isOk = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

/** What deploy/<service>/service.env gives it, but for what only containers have: so the proof holds that too. */
export function environmentOf(app: string, folder: string, port: number, second: number): Record<string, string> {
  const trusted = path.join(folder, 'trusted');
  const key = path.join(folder, 'key.pem');
  fs.mkdirSync(trusted);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  fs.writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  for (const name of ['onboarding', 'dovuti', 'pagamenti', 'pivot', 'portale'])
    fs.writeFileSync(path.join(trusted, `${name}.pub.pem`), publicKey.export({ type: 'spki', format: 'pem' }));
  return {
    ...variables(path.join(workspaceRoot(), 'deploy', app, 'service.env')),
    DEMO: 'true',
    INTERMEDIARIO_CF: '09876543210',
    FDR_URL: 'http://127.0.0.1:8090/fdr-org/service/v1',
    HOST: '127.0.0.1',
    PORT: String(port),
    PA_FOR_NODE_HOST: '127.0.0.1',
    PA_FOR_NODE_PORT: String(second),
    EVENT_TRANSPORT: 'postgres',
    SERVICE_KEY_FILE: key,
    TRUSTED_KEYS_DIR: trusted,
    OBJECTS_DIR: path.join(folder, 'objects'),
    BOOTSTRAP_CLIENT_SECRET: 'segreto-per-la-prova-soltanto',
    FDR_SUBSCRIPTION_KEY: 'chiave-per-la-prova',
    CONTROL_KEY: 'chiave-per-la-prova',
    CLIENT_SECRET: 'segreto-per-la-prova-soltanto',
    REDIRECT_URIS: 'http://localhost:8080/accesso/ritorno',
  };
}

const variables = (file: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readFileSync(file, 'utf8')
      .split('\n')
      // A secret of a container is a file there; here it is given by value.
      .filter((line) => /^[A-Z_]+=/.test(line) && !/^[A-Z_]+(URL|SECRET|KEY)_FILE=\/run/.test(line))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address === null || typeof address === 'string' ? reject(new Error('no port')) : resolve(address.port),
      );
    });
  });
}
