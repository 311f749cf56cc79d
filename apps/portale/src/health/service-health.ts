import { SERVICES, type Addresses, type Service } from '../upstream/turn-agent';
import type { ServiceClient } from '../upstream/service-client';

const READY_TIMEOUT_MS = 2_000;
const QUIET_TIMEOUT_MS = 10_000;
const BETWEEN_SWEEPS_MS = 300;

/** One address of a service and whether it can serve. */
export interface StatoIndirizzo {
  readonly servizio: Service;
  readonly indirizzo: string;
  readonly pronto: boolean;
}

/** A service as a stranger may see it: how many of its addresses serve, not which. */
export interface ServiceStato {
  readonly servizio: Service;
  readonly pronte: number;
  readonly istanze: number;
}

export const serviceStati = (indirizzi: readonly StatoIndirizzo[]): readonly ServiceStato[] =>
  [...new Set(indirizzi.map(({ servizio: service }) => service))].map((service) => {
    const its = indirizzi.filter((at) => at.servizio === service);
    return { servizio: service, pronte: its.filter(({ pronto }) => pronto).length, istanze: its.length };
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
  readonly servizi: Record<Service, ServiceQuiet>;
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
        SERVICES.flatMap((service) =>
          Object.entries(second[service][part]).map(([name, n]) => [`${service}.${name}`, n] as const),
        ).filter(([, n]) => part === 'totals' || n !== 0),
      );
    return { quiet: still, pending: prefixed('pending'), totals: prefixed('totals'), servizi: second };
  }

  /** One look at everything. Replicas share their database, so the greater number counts; one that is silent is pending. */
  async sweep(): Promise<Record<Service, ServiceQuiet>> {
    const services = Object.fromEntries(SERVICES.map((service) => [service, { pending: {}, totals: {} }])) as Record<
      Service,
      ServiceQuiet
    >;
    await Promise.all(
      this.each().map(async ({ servizio, indirizzo }) => {
        const report = await this.services
          .ask(servizio, 'GET', '/health/quiet', { address: indirizzo, timeoutMs: QUIET_TIMEOUT_MS })
          .catch(() => undefined);
        const { pending, totals } = services[servizio];
        if (report?.status !== 200) pending[`nonRisponde:${indirizzo}`] = 1;
        else {
          const body = report.body as { pending?: Record<string, unknown>; totals?: Record<string, unknown> };
          merge(pending, body.pending ?? {});
          merge(totals, body.totals ?? {});
        }
      }),
    );
    return services;
  }

  private each(): { servizio: Service; indirizzo: string }[] {
    return SERVICES.flatMap((service) =>
      this.addresses[service].map((indirizzo) => ({ servizio: service, indirizzo })),
    );
  }
}

function merge(into: Record<string, number>, from: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(from))
    if (Number.isFinite(Number(value))) into[name] = Math.max(into[name] ?? 0, Number(value));
}

const isStill = (services: Record<Service, ServiceQuiet>): boolean =>
  SERVICES.every((service) => Object.values(services[service].pending).every((n) => n === 0));

const totalsOf = (services: Record<Service, ServiceQuiet>): string =>
  JSON.stringify(
    SERVICES.map((service) => Object.entries(services[service].totals).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
