import { type ServiceHealth, serviceStati, type StatoIndirizzo, type ServiceStato } from '../health/service-health';
import type { ServiceClient } from '../upstream/service-client';

/** Objects of an ente in one class, as pivot counts them. */
export interface Counter {
  readonly classe: string;
  readonly etichetta: string;
  readonly numero: number;
}

/** An ente and how far its payments have come. */
export interface EnteDay {
  readonly codiceIpa: string;
  readonly denominazione: string;
  readonly stato: string;
  /** undefined when pivot does not tell. */
  readonly classi: readonly Counter[] | undefined;
}

export interface DayReport {
  readonly servizi: readonly ServiceStato[];
  /** Only in a demo installation: strangers see no address from inside. */
  readonly indirizzi: readonly StatoIndirizzo[] | undefined;
  /** Only in a demo installation. */
  readonly enti: readonly EnteDay[];
  readonly fatti: Readonly<Record<'ricevute' | 'flussi' | 'giornali', number>> | undefined;
  readonly inSospeso: number | undefined;
}

interface InternalEnte {
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

  async read(): Promise<DayReport> {
    const [indirizzi, enti, sweep] = await Promise.all([
      this.health.ready(),
      this.demo ? this.enti() : [],
      this.demo ? this.health.sweep() : undefined,
    ]);
    const written = (service: 'pagamenti' | 'pivot', topic: string): number =>
      sweep?.[service].totals[`scritti:${topic}`] ?? 0;
    return {
      servizi: serviceStati(indirizzi),
      indirizzi: this.demo ? indirizzi : undefined,
      enti,
      fatti: sweep && {
        ricevute: written('pagamenti', 'pagamenti.rt'),
        flussi: written('pagamenti', 'pagamenti.flusso-rendicontazione'),
        giornali: written('pivot', 'pivot.giornale-di-cassa'),
      },
      inSospeso: sweep && sumOf(Object.values(sweep).flatMap(({ pending }) => Object.values(pending))),
    };
  }

  private async enti(): Promise<EnteDay[]> {
    const answer = await this.services.ask('onboarding', 'GET', '/interno/enti').catch(() => undefined);
    const enti = (answer?.body as { enti?: readonly InternalEnte[] } | undefined)?.enti ?? [];
    return Promise.all(
      enti.map(async ({ codiceIpa, codiceFiscale, denominazione, stato }) => ({
        codiceIpa,
        denominazione,
        stato,
        classi: await this.classi(codiceFiscale),
      })),
    );
  }

  private async classi(ente: string): Promise<readonly Counter[] | undefined> {
    const answer = await this.services
      .ask('pivot', 'GET', `/enti/${ente}/pivot/classi`, { ente, permessi: ['pivot.view'], timeoutMs: 2_000 })
      .catch(() => undefined);
    return answer?.status === 200 ? (answer.body as { classi: readonly Counter[] }).classi : undefined;
  }
}

const sumOf = (values: readonly number[]): number => values.reduce((total, n) => total + n, 0);
