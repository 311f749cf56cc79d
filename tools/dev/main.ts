import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { toRestart, type Restart } from './restart';

/**
 * `npm run dev [-- options of npm start]`: npm start, built again on every change. A change of one service restarts that
 * service, a change of a library all of them; one of migrations or of the start-up restarts everything. What does not compile
 * restarts nothing: what ran goes on running.
 */
const QUIET_MS = 300;

const root = workspaceRoot();
const bootstrap = path.join(root, 'tools', 'bootstrap.mjs');
const args = process.argv.slice(2);
const say = (text: string): void => void process.stderr.write(`[dev] ${text}\n`);

let stopping = false;
let system = start(args);
let changed = new Set<string>();
let timer: NodeJS.Timeout | undefined;

function start(options: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [bootstrap, 'start', ...options], { cwd: root, stdio: 'inherit' });
  child.once('close', (code) => {
    if (child === system) process.exit(code ?? 1);
  });
  return child;
}

/** Ends the whole installation and starts it again: it migrates and reads its own code anew. */
function restartAll(): void {
  const old = system;
  old.removeAllListeners('close');
  old.once('close', () => {
    if (stopping) process.exit(0);
    // What was asked once, such as --fresh, is not asked again at every change.
    system = start(args.filter((arg) => arg !== '--fresh'));
  });
  old.kill('SIGTERM');
}

/** Ends processes by their service; the supervisor starts them again with the new code. */
function restartServices(services: ReadonlySet<string> | 'all'): void {
  const file = path.join(root, '.data', 'pids.json');
  const pids = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, number>) : {};
  for (const [name, pid] of Object.entries(pids)) {
    if (name === 'supervisor' || (services !== 'all' && !services.has(name.replace(/-\d$/, '')))) continue;
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      // it has ended by itself: the supervisor starts it again all the same
    }
  }
}

function rebuild(): void {
  const paths = [...changed];
  changed = new Set();
  const plan: Restart = toRestart(paths);
  if (plan === 'nothing' || stopping) return;
  say(`${paths.length === 1 ? paths[0] : `${paths.length} file`}: compilo…`);
  const built = spawnSync(process.execPath, [bootstrap, 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) {
    say('non compila: continua ciò che girava prima');
    return;
  }
  if (plan === 'everything') {
    say('riavvio tutto');
    restartAll();
    return;
  }
  say(plan === 'services' ? 'riavvio i servizi' : `riavvio ${[...plan].join(', ')}`);
  restartServices(plan === 'services' ? 'all' : plan);
}

for (const folder of ['apps', 'libs', 'tools', 'deploy'])
  fs.watch(path.join(root, folder), { recursive: true }, (_event, file) => {
    if (file === null) return;
    changed.add(path.join(folder, file).split(path.sep).join('/'));
    clearTimeout(timer);
    timer = setTimeout(rebuild, QUIET_MS);
  });

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (stopping) return; // the terminal tells the whole group, npm tells us again
    stopping = true;
    system.kill(signal);
  });
