import fs from 'node:fs';
import path from 'node:path';
import { createConcurrently, type Command, type FlowController } from 'concurrently';
import { isAlive, sleep, workspaceRoot } from '@mypay/testing';
import { filter } from 'rxjs';
import { dataFolder, readJson, writeJson } from './data-folder';
import type { LogPrinter } from './log-printer';
import type { ProcessDefinition } from './services';

const pidsFile = (): string => dataFolder('pids.json');
const RESTART_DELAY_MS = 200;
const RESTART_DELAY_MAX_MS = 5_000;
const STOP_TIMEOUT_MS = 12_000;

/** Starts a process again whenever it ends, whatever its exit code, later and later while it never lives for ten seconds. */
class KeepRunning implements FlowController {
  stopping = false;
  private readonly failures = new Map<string, number>();

  handle(commands: Command[]): { commands: Command[] } {
    for (const command of commands)
      command.close.subscribe(({ timings }) => {
        if (this.stopping) return;
        const failures = timings.durationSeconds < 10 ? (this.failures.get(command.name) ?? 0) + 1 : 1;
        this.failures.set(command.name, failures);
        const delay = Math.min(RESTART_DELAY_MS * 2 ** Math.max(0, failures - 3), RESTART_DELAY_MAX_MS);
        setTimeout(() => {
          if (!this.stopping) command.start();
        }, delay);
      });
    // Others learn of an end only when it is one: while we keep a process running, its ends are not.
    const ends = (command: Command) => command.close.pipe(filter(() => this.stopping));
    return {
      commands: commands.map(
        (command) => new Proxy(command, { get: (of, key) => (key === 'close' ? ends(of) : read(of, key)) }),
      ),
    };
  }
}

const read = (command: Command, key: string | symbol): unknown => {
  const value: unknown = Reflect.get(command, key);
  return typeof value === 'function' ? value.bind(command) : value;
};

/** Every service as a process of its own, kept running until `stop`. */
export class Supervisor {
  private readonly keep = new KeepRunning();
  private readonly commands: Command[];
  private readonly ended: Promise<unknown>;
  /** Ends of a process before `stop`, by name: who waits for a start can give up. */
  readonly ends = new Map<string, number>();

  constructor(processes: readonly ProcessDefinition[], printer: LogPrinter) {
    const { commands, result } = createConcurrently(
      // exec: the process id must be the service's, not a shell's that would survive it.
      processes.map(({ name, entry, nodeOptions, env }) => ({
        name,
        command: ['exec', JSON.stringify(process.execPath), ...nodeOptions, entry].join(' '),
        env,
        cwd: workspaceRoot(),
      })),
      { controllers: [this.keep], kill: signalTo },
    );
    this.commands = commands;
    this.ended = result.catch(() => undefined);
    for (const command of commands) {
      const print = printer.of(command.name);
      command.stdout.subscribe(print);
      command.stderr.subscribe(print);
      command.stateChange.subscribe((state) => {
        if (state === 'exited' && !this.keep.stopping) {
          this.ends.set(command.name, (this.ends.get(command.name) ?? 0) + 1);
          printer.say(command.name, 'terminato: lo riavvio');
        }
        setTimeout(() => this.writePids(), 50);
      });
    }
    setTimeout(() => this.writePids(), 50);
  }

  /** Asks every process to end, and makes those end that do not. */
  async stop(): Promise<void> {
    this.keep.stopping = true;
    for (const command of this.commands) if (command.pid) signalTo(command.pid, 'SIGTERM');
    const late = setTimeout(() => {
      for (const command of this.commands)
        if (command.pid && command.state === 'started') signalTo(command.pid, 'SIGKILL');
    }, STOP_TIMEOUT_MS);
    const anyRunning = (): boolean => this.commands.some(({ state }) => state === 'started');
    while (anyRunning()) await sleep(20);
    clearTimeout(late);
    await Promise.race([this.ended, sleep(500)]);
    fs.rmSync(pidsFile(), { force: true });
  }

  private writePids(): void {
    if (this.keep.stopping) return;
    const running = this.commands.filter(({ state, pid }) => state === 'started' && pid !== undefined);
    writeJson(pidsFile(), {
      supervisor: process.pid,
      ...Object.fromEntries(running.map(({ name, pid }) => [name, pid])),
    });
  }
}

function signalTo(pid: number, signal?: string): void {
  try {
    process.kill(pid, (signal ?? 'SIGTERM') as NodeJS.Signals);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** The `npm start` of this folder that still runs; undefined when there is none. */
export function runningSupervisor(): number | undefined {
  const pid = readJson<Record<string, number>>(pidsFile())?.['supervisor'];
  return pid !== undefined && pid !== process.pid && isOurs(pid, 'start') ? pid : undefined;
}

/** Ends the services that a killed supervisor left running. @returns how many there were */
export async function stopOrphans(): Promise<number> {
  const { supervisor: _, ...pids } = readJson<Record<string, number>>(pidsFile()) ?? {};
  const orphans = Object.entries(pids).filter(([name, pid]) => isOurs(pid, name.replace(/-\d$/, '')));
  for (const [, pid] of orphans) signalTo(pid, 'SIGTERM');
  const deadline = performance.now() + STOP_TIMEOUT_MS;
  for (const [, pid] of orphans)
    while (isAlive(pid)) {
      if (performance.now() > deadline) signalTo(pid, 'SIGKILL');
      await sleep(20);
    }
  fs.rmSync(pidsFile(), { force: true });
  return orphans.length;
}

/** Process ids come round again: only one whose command line names what we started is ours. */
function isOurs(pid: number, what: string): boolean {
  if (!isAlive(pid)) return false;
  const proc = path.join('/proc', String(pid), 'cmdline');
  if (!fs.existsSync('/proc/self/cmdline')) return true;
  if (!fs.existsSync(proc)) return false;
  const line = fs.readFileSync(proc, 'utf8').replace(/\0/g, ' ');
  if (what === 'start') return /bootstrap\.mjs (start|dev)|tools\/start\/main/.test(line);
  return line.includes(path.join('apps', what, 'src', 'main.js'));
}
