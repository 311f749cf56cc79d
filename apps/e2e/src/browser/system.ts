import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isTaken, workspaceRoot } from '@mypay/testing';

/** A running system, and how to end it when it is ours. */
export interface System {
  readonly url: string;
  /** What `npm start` left for the public doors: clients, personas. */
  readonly dataFolder: string;
  readonly stop: () => Promise<void>;
}

const PORTALE = 8080;
/** Every port of an installation lies within this many of portale's. */
const SPAN = 20;
/** Chromium and fetch call it a bad port: Amanda's. */
const REFUSED_BY_BROWSERS = 10_080;
const START_TIMEOUT_MS = 240_000;
export const DATA_FOLDER = '.data-e2e';

/**
 * The system at E2E_URL, or one started here on free ports and a data folder of its own, fresh.
 * @throws Error with the last lines of its log when it does not start
 */
export async function openSystem(say: (text: string) => void): Promise<System> {
  const given = process.env['E2E_URL'];
  if (given !== undefined && given !== '')
    return {
      url: given.replace(/\/$/, ''),
      dataFolder: path.resolve(workspaceRoot(), process.env['DATA_FOLDER'] || '.data'),
      stop: () => Promise.resolve(),
    };
  const offset = await freeOffset();
  const url = `http://localhost:${PORTALE + offset}`;
  const folder = path.join(workspaceRoot(), DATA_FOLDER);
  fs.mkdirSync(folder, { recursive: true });
  const log = path.join(workspaceRoot(), `${DATA_FOLDER}.log`);
  const out = fs.openSync(log, 'w');
  say(`Avvio il sistema su ${url} (dati in ${DATA_FOLDER})…`);
  const child = spawn(process.execPath, ['tools/bootstrap.mjs', 'start', '--fresh'], {
    cwd: workspaceRoot(),
    stdio: ['ignore', out, out],
    // Every suite tries from one address: what a person is asked after ten tries would slow them down.
    env: { FREE_TRIES: '100000', ...process.env, DATA_FOLDER, PORT_OFFSET: String(offset) },
  });
  fs.closeSync(out);
  await ready(child, log);
  return { url, dataFolder: folder, stop: () => end(child) };
}

/** By how much to move the ports so that the first ones are free; PostgreSQL's own moves along. */
async function freeOffset(): Promise<number> {
  for (let offset = 11_000; offset >= 1000; offset -= 100) {
    if (PORTALE + offset === REFUSED_BY_BROWSERS) continue;
    const ports = [...Array.from({ length: SPAN }, (_, i) => PORTALE + i + offset), 54_329 + offset];
    const taken = await Promise.all(ports.map((port) => isTaken(port)));
    if (!taken.includes(true)) return offset;
  }
  throw new Error('no free ports between 9080 and 19100');
}

async function ready(child: ChildProcess, log: string): Promise<void> {
  const began = performance.now();
  const text = (): string => fs.readFileSync(log, 'utf8');
  while (!/^pronto/m.test(text())) {
    const late = performance.now() - began > START_TIMEOUT_MS;
    if (child.exitCode === null && !late) await new Promise((resolve) => setTimeout(resolve, 200));
    else {
      if (late) await end(child);
      throw new Error(`the system did not start:\n${text().split('\n').slice(-40).join('\n')}`);
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await ended;
}
