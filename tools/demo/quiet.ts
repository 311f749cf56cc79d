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

/** Whether anything is still on its way, in the platform and outside it. architecture.md, Decisions, 9. */
export class QuietDoor {
  constructor(
    private readonly portale: Http,
    private readonly simulator: Simulator,
  ) {}

  /** Waits until two sweeps of all services, and of the simulator, find nothing to do and the same totals. @throws Error with what is left */
  async wait(): Promise<void> {
    const deadline = performance.now() + TIMEOUT_MS;
    let before: string | undefined;
    for (;;) {
      const [sweep, outside] = await Promise.all([this.sweep(), this.simulator.quiet()]);
      const left = Object.keys(sweep.servizi).flatMap((service) => pendingIn(sweep, service));
      if (!outside.quiet) left.push(`simulatore: ${JSON.stringify(outside.pending)}`);
      const totals = JSON.stringify(Object.entries(sweep.servizi).map(([service, { totals }]) => [service, totals]));
      if (left.length === 0 && totals === before) return;
      before = left.length === 0 ? totals : undefined;
      if (performance.now() > deadline)
        throw new Error(
          `Il sistema non si ferma dopo ${TIMEOUT_MS / 1000} s: ${left.join('; ') || 'i totali cambiano'}`,
        );
      await delay(BETWEEN_MS);
    }
  }

  /** What one service has not finished, in words; undefined when it has. */
  async pendingOf(service: string): Promise<string | undefined> {
    return pendingIn(await this.sweep(), service).join(', ') || undefined;
  }

  /** Dead letters of all services: a new one means an event that nobody could read. */
  async deadLetters(): Promise<number> {
    const { servizi } = await this.sweep();
    return Object.values(servizi).reduce((sum, { totals }) => sum + (totals?.['lettereMorte'] ?? 0), 0);
  }

  private sweep(): Promise<Sweep> {
    return this.portale.get('/health/quiet');
  }
}

function pendingIn({ servizi }: Sweep, service: string): string[] {
  return Object.entries(servizi[service]?.pending ?? {})
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${service}: ${count} ${what}`);
}
