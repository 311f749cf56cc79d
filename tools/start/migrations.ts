import { spawn, type ChildProcess } from 'node:child_process';
import { workspaceRoot } from '@mypay/testing';
import { entryOf, migrationEnv, type Plan, type ProcessDefinition } from './services';

/** Each service migrates its own schema, all at once: the schema of the events is guarded by a lock. */
export class Migrations {
  private readonly running = new Map<ChildProcess, Promise<void>>();

  /** @throws Error with what a migration said that did not succeed, when all have ended */
  async run(processes: readonly ProcessDefinition[], plan: Plan): Promise<void> {
    for (const process of processes)
      if (process.name === process.service && plan.schemas[process.service]) this.start(process, plan);
    const results = await Promise.allSettled(this.running.values());
    this.running.clear();
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
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
