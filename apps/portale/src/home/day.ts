import type { ServiceHealth, StatoIndirizzo } from '../health/service-health';
import type { ServiceClient } from '../upstream/service-client';

/** An ente and how far its payments have come. */
export interface GiornataEnte {
  readonly codiceIpa: string;
  readonly denominazione: string;
  readonly stato: string;
  /** Payments by class; undefined when pivot does not tell. */
  readonly classi: Readonly<Record<string, number>> | undefined;
}

export interface Giornata {
  readonly indirizzi: readonly StatoIndirizzo[];
  /** Only in a demo installation. */
  readonly enti: readonly GiornataEnte[];
  readonly fatti: Readonly<Record<'ricevute' | 'flussi' | 'giornali', number>> | undefined;
  readonly inSospeso: number | undefined;
}

interface EnteInterno {
  readonly codiceIpa: string;
  readonly codiceFiscale: string;
  readonly denominazione: string;
  readonly stato: string;
}

/** Asks the services how far the day is; what does not answer is left out, the page is shown all the same. */
export class Day {
  constructor(
    private readonly services: ServiceClient,
    private readonly health: ServiceHealth,
    private readonly demo: boolean,
  ) {}

  async read(): Promise<Giornata> {
    const [indirizzi, enti, sweep] = await Promise.all([
      this.health.ready(),
      this.demo ? this.enti() : [],
      this.demo ? this.health.sweep() : undefined,
    ]);
    const scritti = (servizio: 'pagamenti' | 'pivot', topic: string): number =>
      sweep?.[servizio].totals[`scritti:${topic}`] ?? 0;
    return {
      indirizzi,
      enti,
      fatti: sweep && {
        ricevute: scritti('pagamenti', 'pagamenti.rt'),
        flussi: scritti('pagamenti', 'pagamenti.flusso-rendicontazione'),
        giornali: scritti('pivot', 'pivot.giornale-di-cassa'),
      },
      inSospeso: sweep && sumOf(Object.values(sweep).flatMap(({ pending }) => Object.values(pending))),
    };
  }

  private async enti(): Promise<GiornataEnte[]> {
    const answer = await this.services.ask('onboarding', 'GET', '/interno/enti').catch(() => undefined);
    const enti = (answer?.body as { enti?: readonly EnteInterno[] } | undefined)?.enti ?? [];
    return Promise.all(
      enti.map(async ({ codiceIpa, codiceFiscale, denominazione, stato }) => ({
        codiceIpa,
        denominazione,
        stato,
        classi: await this.classi(codiceFiscale),
      })),
    );
  }

  private async classi(ente: string): Promise<Record<string, number> | undefined> {
    const answer = await this.services
      .ask('pivot', 'GET', `/enti/${ente}/pivot/classi`, { ente, permessi: ['pivot.view'], timeoutMs: 2_000 })
      .catch(() => undefined);
    return answer?.status === 200 ? countersOf(answer.body) : undefined;
  }
}

const sumOf = (values: readonly number[]): number => values.reduce((total, n) => total + n, 0);

/** Counters by class, wherever in the answer they lie: `{classe: n}`, or rows with `classe` and a number. */
export function countersOf(body: unknown): Record<string, number> {
  const counters: Record<string, number> = {};
  const add = (classe: string, value: unknown): void => {
    if (/^[A-Z][A-Z_]+$/.test(classe) && Number.isFinite(Number(value))) counters[classe] = Number(value);
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (value !== null && typeof value === 'object') {
      const row = value as Record<string, unknown>;
      if (typeof row['classe'] === 'string')
        add(row['classe'], row['quanti'] ?? row['conteggio'] ?? row['n'] ?? row['totale']);
      else
        for (const [key, part] of Object.entries(row))
          if (typeof part === 'object') visit(part);
          else add(key, part);
    }
  };
  visit(body);
  return counters;
}
