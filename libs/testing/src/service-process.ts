import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isTaken, sleep } from './postgres/cluster';

/** The heap that the services are deployed with: V8 lets garbage lie as long as the machine has memory. */
const HEAP = '--max-old-space-size=192';

/**
 * Starts a built service in a process of its own, as it is deployed, and waits until it is ready.
 * @param main the built `main.js`
 * @throws when its port is taken, or when it ends before it is ready
 */
export async function startService(
  main: string,
  port: number,
  env: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  if (await isTaken(port)) throw new Error(`port ${port} is taken by another program: end it, and try again`);
  const child = spawn(process.execPath, [HEAP, main], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'warn', ...env },
  });
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined); // not listening yet
    if (ready?.ok) return child;
    if (child.exitCode !== null) throw new Error(`${main} did not start (${child.exitCode})`);
    await sleep(50);
  }
}

/** Greatest resident memory of a process so far, in MiB; undefined where the system does not tell. */
export function peakMemory({ pid }: { readonly pid?: number | undefined }): number | undefined {
  try {
    const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? undefined : Math.round(Number(kib) / 1024);
  } catch {
    return undefined; // no /proc on this system
  }
}
