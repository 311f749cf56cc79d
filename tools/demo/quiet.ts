import { setTimeout as delay } from 'node:timers/promises';
import type { Http } from './rest';
import type { Simulator } from './simulator';

/** One sweep of everything that is not finished. `GET /health/quiet` of portale. */
interface Sweep {
  readonly servizi: Readonly<
    Record<
      string,
      { readonly pending: Readonly<Record<string, number>>; readonly totals?: Readonly<Record<string, number>> }
    >
  >;
}

const BETWEEN_MS = 320;
const TIMEOUT_MS = 60_000;

/** Waits until two sweeps of all services, and of the simulator, find nothing to do and the same totals. @throws Error with what is left */
export async function waitForQuiet(portale: Http, simulator: Simulator): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MS;
  let before: string | undefined;
  for (;;) {
    const [sweep, outside] = await Promise.all([portale.get<Sweep>('/health/quiet'), simulator.quiet()]);
    const left = [...pendingOf(sweep), ...(outside.quiet ? [] : [`simulatore: ${JSON.stringify(outside.pending)}`])];
    const totals = JSON.stringify(sweep.servizi, (key: string, value: unknown) =>
      key === 'pending' ? undefined : value,
    );
    if (left.length === 0 && totals === before) return;
    before = left.length === 0 ? totals : undefined;
    if (performance.now() > deadline)
      throw new Error(`Il sistema non si ferma dopo ${TIMEOUT_MS / 1000} s: ${left.join('; ') || 'i totali cambiano'}`);
    await delay(BETWEEN_MS);
  }
}

function pendingOf({ servizi }: Sweep): string[] {
  return Object.entries(servizi).flatMap(([service, { pending }]) =>
    Object.entries(pending)
      .filter(([, count]) => count > 0)
      .map(([what, count]) => `${service}: ${count} ${what}`),
  );
}

/** Dead letters of all services: a new one means an event that nobody could read. */
export async function deadLetters(portale: Http): Promise<number> {
  const { servizi } = await portale.get<Sweep>('/health/quiet');
  return Object.values(servizi).reduce(
    (sum, { totals }) =>
      sum +
      Object.entries(totals ?? {})
        .filter(([name]) => /lettere|dead/i.test(name))
        .reduce((subtotal, [, count]) => subtotal + count, 0),
    0,
  );
}
