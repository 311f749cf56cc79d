import { setTimeout as delay } from 'node:timers/promises';

const TIMEOUT_MS = 120_000;

/** Asks again until there is an answer. @throws Error naming what did not come */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { everyMs = 150, timeoutMs = TIMEOUT_MS } = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`${what}: nulla dopo ${timeoutMs / 1000} s`);
    await delay(everyMs);
  }
}
