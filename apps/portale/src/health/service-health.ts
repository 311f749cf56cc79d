import { SERVIZI, type Addresses, type Servizio } from '../upstream/turn-agent';
import type { ServiceClient } from '../upstream/service-client';

const READY_TIMEOUT_MS = 2_000;
const QUIET_TIMEOUT_MS = 10_000;
const BETWEEN_SWEEPS_MS = 300;

/** One address of a service and whether it can serve. */
export interface StatoIndirizzo {
  readonly servizio: Servizio;
  readonly indirizzo: string;
  readonly pronto: boolean;
}

/** A service as a stranger may see it: how many of its addresses serve, not which. */
export interface ServiceStato {
  readonly servizio: Servizio;
  readonly pronte: number;
  readonly istanze: number;
}

export const serviceStati = (indirizzi: readonly StatoIndirizzo[]): readonly ServiceStato[] =>
  [...new Set(indirizzi.map(({ servizio }) => servizio))].map((servizio) => {
    const suoi = indirizzi.filter((at) => at.servizio === servizio);
    return { servizio, pronte: suoi.filter(({ pronto }) => pronto).length, istanze: suoi.length };
  });

export interface ServiceQuiet {
  readonly pending: Record<string, number>;
  readonly totals: Record<string, number>;
}

/** What is not finished anywhere, and totals that stand still when nothing moves. */
export interface Quiet {
  readonly quiet: boolean;
  /** Names are `<servizio>.<what>`; only what is not zero. */
  readonly pending: Record<string, number>;
  readonly totals: Record<string, number>;
  readonly servizi: Record<Servizio, ServiceQuiet>;
}

/** Asks every address of every service how it is. */
export class ServiceHealth {
  constructor(
    private readonly services: ServiceClient,
    private readonly addresses: Addresses,
    private readonly sleep: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  ) {}

  ready(): Promise<readonly StatoIndirizzo[]> {
    return Promise.all(
      this.each().map(async ({ servizio, indirizzo }) => {
        const answer = await this.services
          .ask(servizio, 'GET', '/health/ready', { address: indirizzo, timeoutMs: READY_TIMEOUT_MS })
          .catch(() => undefined);
        return { servizio, indirizzo, pronto: answer?.status === 200 };
      }),
    );
  }

  /** Two sweeps at least 300 ms apart: quiet is nothing pending in both, and the same totals. Source: architecture.md, Decisions, 9. */
  async quiet(): Promise<Quiet> {
    const first = await this.sweep();
    await this.sleep(BETWEEN_SWEEPS_MS);
    const second = await this.sweep();
    const still = isStill(first) && isStill(second) && totalsOf(first) === totalsOf(second);
    const prefixed = (part: 'pending' | 'totals'): Record<string, number> =>
      Object.fromEntries(
        SERVIZI.flatMap((servizio) =>
          Object.entries(second[servizio][part]).map(([name, n]) => [`${servizio}.${name}`, n] as const),
        ).filter(([, n]) => part === 'totals' || n !== 0),
      );
    return { quiet: still, pending: prefixed('pending'), totals: prefixed('totals'), servizi: second };
  }

  /** One look at everything. Replicas share their database, so the greater number counts; one that is silent is pending. */
  async sweep(): Promise<Record<Servizio, ServiceQuiet>> {
    const servizi = Object.fromEntries(SERVIZI.map((servizio) => [servizio, { pending: {}, totals: {} }])) as Record<
      Servizio,
      ServiceQuiet
    >;
    await Promise.all(
      this.each().map(async ({ servizio, indirizzo }) => {
        const report = await this.services
          .ask(servizio, 'GET', '/health/quiet', { address: indirizzo, timeoutMs: QUIET_TIMEOUT_MS })
          .catch(() => undefined);
        const { pending, totals } = servizi[servizio];
        if (report?.status !== 200) pending[`nonRisponde:${indirizzo}`] = 1;
        else {
          const body = report.body as { pending?: Record<string, unknown>; totals?: Record<string, unknown> };
          merge(pending, body.pending ?? {});
          merge(totals, body.totals ?? {});
        }
      }),
    );
    return servizi;
  }

  private each(): { servizio: Servizio; indirizzo: string }[] {
    return SERVIZI.flatMap((servizio) => this.addresses[servizio].map((indirizzo) => ({ servizio, indirizzo })));
  }
}

function merge(into: Record<string, number>, from: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(from))
    if (Number.isFinite(Number(value))) into[name] = Math.max(into[name] ?? 0, Number(value));
}

const isStill = (servizi: Record<Servizio, ServiceQuiet>): boolean =>
  SERVIZI.every((servizio) => Object.values(servizi[servizio].pending).every((n) => n === 0));

const totalsOf = (servizi: Record<Servizio, ServiceQuiet>): string =>
  JSON.stringify(
    SERVIZI.map((servizio) => Object.entries(servizi[servizio].totals).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
