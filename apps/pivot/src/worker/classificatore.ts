import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { Riclassifica } from '@mypay/pivot-core';
import { Database } from '@mypay/platform/db';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { setTimeout as pausa } from 'node:timers/promises';
import { CANALE_CHIAVI } from '../outbound/persistence/pg-chiavi';
import { EnteOccupato } from '../outbound/persistence/pg-pivot';

const GIRO_MS = 1_000;

/**
 * The worker's loop: looks for enti with dirty keys each second, or when woken by NOTIFY, and gives each one turn after the
 * other, so that a giant flow of one ente does not keep the others waiting. Replicas share the enti by the advisory lock.
 */
@Injectable()
export class Classificatore implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly fermata = new AbortController();
  private ciclo: Promise<void> | undefined;
  private chiudiAscolto: (() => Promise<void>) | undefined;
  private chiamato = false;
  private destati: () => void = () => undefined;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Riclassifica) private readonly riclassifica: Riclassifica,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.ciclo = this.gira();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.fermata.abort();
    this.sveglia();
    await this.ciclo;
    await this.chiudiAscolto?.();
  }

  /** There may be something to do. */
  sveglia(): void {
    this.chiamato = true;
    this.destati();
  }

  /** Keys that wait, over all enti. */
  async inAttesa(): Promise<number> {
    const [riga] = await this.db.outsideTenants((tx) =>
      tx.query<{ n: bigint }>(`select count(*) as n from chiavi_sporche`),
    );
    return Number(riga?.n ?? 0);
  }

  private async gira(): Promise<void> {
    const { signal } = this.fermata;
    while (!signal.aborted) {
      try {
        this.chiudiAscolto ??= await this.db.listen(this.db.channel(CANALE_CHIAVI), () => this.sveglia());
        this.chiamato = false;
        let enti = await this.entiDaFare();
        while (enti.length > 0 && !signal.aborted) {
          const fatti = await Promise.all(enti.map((ente) => this.giro(ente)));
          if (!fatti.some(Boolean)) break; // others are on them
          enti = await this.entiDaFare();
        }
      } catch (error) {
        this.log.warn({ err: error }, 'classification: cannot go on now, trying again');
        await pausa(GIRO_MS, undefined, { signal }).catch(() => undefined);
      }
      if (!this.chiamato && !signal.aborted) await this.riposa();
    }
  }

  private riposa(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, GIRO_MS);
      this.destati = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** At most four enti at once: the pool serves doors too. A loose scan of the key's first column, whatever the length of the queue. */
  private async entiDaFare(): Promise<CodiceFiscaleEnte[]> {
    const righe = await this.db.outsideTenants((tx) =>
      tx.query<{ ente: CodiceFiscaleEnte }>(
        `with recursive enti_sporchi as (
           select min(ente) as ente from chiavi_sporche
           union all
           select (select min(c.ente) from chiavi_sporche c where c.ente > e.ente) from enti_sporchi e where e.ente is not null)
         select ente from enti_sporchi where ente is not null order by random() limit 4`,
      ),
    );
    return righe.map((r) => r.ente);
  }

  /** @returns whether anything was done */
  private async giro(ente: CodiceFiscaleEnte): Promise<boolean> {
    try {
      const inizio = performance.now();
      const { chiavi, cambiati } = await this.riclassifica.giro(ente);
      if (chiavi > 0)
        this.log.debug({ ente, chiavi, cambiati, ms: Math.round(performance.now() - inizio) }, 'classified');
      return chiavi > 0;
    } catch (error) {
      if (error instanceof EnteOccupato) return false;
      throw error;
    }
  }
}
