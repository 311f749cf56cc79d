import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { dataFolder, readJson, writeJson } from './data-folder';
import { entryOf, migrationEnv, type Plan, type ProcessDefinition } from './services';

interface Done {
  readonly build: string;
  readonly transport: Plan['transport'];
}

const file = (): string => dataFolder('migrated.json');

/** What names the build in dist/: the bootstrap writes it. */
const build = (): string => fs.readFileSync(path.join(workspaceRoot(), 'dist', '.built'), 'utf8');

/** Each service migrates its own schema, all at once: the schema of the events is guarded by a lock. */
export class Migrations {
  private readonly running = new Map<ChildProcess, Promise<void>>();

  /** True when this very build has migrated the database of `.data/` before: then there is nothing that could be new. */
  areDone({ transport }: Pick<Plan, 'transport'>): boolean {
    const done = readJson<Done>(file());
    return done?.build === build() && done.transport === transport;
  }

  /** @throws Error with what a migration said that did not succeed, when all have ended */
  async run(processes: readonly ProcessDefinition[], plan: Plan): Promise<void> {
    for (const process of processes)
      if (process.name === process.service && plan.schemas[process.service]) this.start(process, plan);
    const results = await Promise.allSettled(this.running.values());
    this.running.clear();
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    writeJson(file(), { build: build(), transport: plan.transport } satisfies Done);
  }

  /** Ends what runs and waits for it: a migration is a transaction, cut short it never was. */
  async stop(): Promise<void> {
    for (const child of this.running.keys()) child.kill('SIGTERM');
    await Promise.allSettled(this.running.values());
  }

  private start({ name, service, env }: ProcessDefinition, plan: Plan): void {
    const child = spawn(process.execPath, ['--enable-source-maps', entryOf(service), 'migrate'], {
      cwd: workspaceRoot(),
      env: { ...process.env, ...env, ...migrationEnv(service, plan) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) =>
        code === 0 ? resolve() : reject(new Error(`${name}: la migrazione non è riuscita\n${said.slice(-4000)}`)),
      );
    });
    ended.catch(() => undefined); // told by run
    this.running.set(child, ended);
  }
}
