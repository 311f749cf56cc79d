import type { TestDatabase } from '@mypay/testing';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { KEY } from './started';

const ROOT = path.join(__dirname, '..', '..', '..', '..');
const BUILT = path.join(ROOT, 'node_modules', '.cache', 'nodo-simulator-kill');

/** Builds what a process of the simulator needs, beside the packages. */
export function buildOnce(): void {
  const swc = path.join(ROOT, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const options = ['-d', BUILT, '--quiet', '--copy-files', '--ignore', '**/*.spec.ts,**/*.mjs'];
  const built = spawnSync(process.execPath, [swc, 'apps/nodo-simulator', 'libs/platform', 'libs/kernel', ...options], {
    cwd: ROOT,
  });
  if (built.status !== 0) throw new Error(built.stderr.toString());
}

/** The simulator as a process of its own, to be killed without warning and started again on the same data. */
export class Killable {
  private child: ChildProcess | undefined;
  kills = 0;

  constructor(
    private readonly database: TestDatabase,
    private readonly port: number,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const { NODE_OPTIONS: _, ...env } = process.env;
    this.child = spawn(process.execPath, [path.join(BUILT, 'apps', 'nodo-simulator', 'src', 'main.js')], {
      env: {
        ...env,
        PORT: String(this.port),
        CONTROL_KEY: KEY,
        DATABASE_URL: this.database.url,
        DATABASE_SCHEMA: this.database.schema,
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const end = performance.now() + 60_000;
    for (;;) {
      const ready = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (ready?.ok) return;
      if (performance.now() > end) throw new Error('the simulator does not start');
      await new Promise((again) => setTimeout(again, 50));
    }
  }

  async kill(): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = undefined;
    this.kills += 1;
    const gone = new Promise((exited) => child.once('exit', exited));
    child.kill('SIGKILL');
    await gone;
  }

  /** A call of the control API that is made again when the process dies under it. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    for (;;) {
      try {
        const response = await fetch(`${this.url}/control${path}`, {
          method,
          headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
        return (response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text) as T;
      } catch (error) {
        if (error instanceof Error && /^(GET|POST|PUT) /.test(error.message)) throw error;
        await new Promise((again) => setTimeout(again, 50));
      }
    }
  }
}
