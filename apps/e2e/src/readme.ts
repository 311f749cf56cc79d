import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { matches, stepsOf } from './readme-steps';

/**
 * Runs the fenced commands of docs/first-payment-with-curl.md, in their order and in one shell, against the system that `npm start`
 * has started, and compares what each prints with the answer printed there. Exit code 1 at the first that differs.
 */
async function main(): Promise<number> {
  const steps = stepsOf(fs.readFileSync(path.join(workspaceRoot(), 'docs', 'first-payment-with-curl.md'), 'utf8'));
  if (steps.length !== 5) throw new Error(`the document has ${steps.length} steps with an answer, not 5`);
  const shell = new Shell();
  for (const [i, { commands, answer }] of steps.entries()) {
    const printed = await shell.run(commands);
    if (!matches(answer, printed)) {
      process.stdout.write(`✗ passo ${i + 1}\n── atteso\n${answer}\n── stampato\n${printed}\n`);
      return 1;
    }
    process.stdout.write(`✓ passo ${i + 1}\n${printed}\n`);
  }
  return 0;
}

const STEP_TIMEOUT_MS = 120_000;

/** One shell for all steps, for a step uses what the one before has set. */
class Shell {
  private readonly process = spawn('sh', [], { cwd: workspaceRoot(), stdio: ['pipe', 'pipe', 'inherit'] });

  constructor() {
    this.process.stdout.setEncoding('utf8');
  }

  /** @returns what the commands print, without the last line end */
  run(commands: string): Promise<string> {
    const end = `--- end of step ${process.hrtime.bigint()} ---`;
    return new Promise((resolve, reject) => {
      let printed = '';
      const late = setTimeout(
        () => finish(new Error(`no end after ${STEP_TIMEOUT_MS / 1000} s:\n${printed}`)),
        STEP_TIMEOUT_MS,
      );
      const onExit = (): void => finish(new Error(`the shell ended:\n${printed}`));
      const onData = (chunk: string): void => {
        printed += chunk;
        const at = printed.indexOf(end);
        if (at >= 0) finish(printed.slice(0, at).replace(/\n$/, ''));
      };
      const finish = (result: string | Error): void => {
        clearTimeout(late);
        this.process.stdout.off('data', onData);
        this.process.off('exit', onExit);
        if (result instanceof Error) {
          this.process.kill('SIGKILL'); // a step that waits for ever would outlive us
          reject(result);
        } else resolve(result);
      };
      this.process.stdout.on('data', onData);
      this.process.on('exit', onExit);
      this.process.stdin.write(`${commands}\necho; echo '${end}'\n`);
    });
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
