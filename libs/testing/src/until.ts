import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a condition, never for a time. @throws when it has not come after `ms` */
export async function until(condition: () => boolean | Promise<boolean>, ms = 60_000): Promise<void> {
  for (const end = performance.now() + ms; !(await condition()); await sleep(20))
    if (performance.now() > end) throw new Error('what was awaited did not come');
}
