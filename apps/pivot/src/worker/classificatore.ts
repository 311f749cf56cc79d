import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { TolerantTurn } from '@mypay/pivot-core';
import { Database, WakeLoop } from '@mypay/platform/db';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { CANALE_CHIAVI } from '../outbound/persistence/pg-chiavi';
import { EnteOccupato } from '../outbound/persistence/pg-pivot';
import { Rests } from './rests';

/**
 * The worker's loop: looks for enti with dirty keys each second, or when woken by NOTIFY, and gives each one turn after the
 * other, so that a giant flow of one ente does not keep the others waiting. An ente whose turns fail one after the other
 * rests, longer each time, and the others go on. Replicas share the enti by the advisory lock.
 */
@Injectable()
export class Classificatore implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: WakeLoop;
  private readonly resting = new Rests<CodiceFiscaleEnte>();

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(TolerantTurn) private readonly turn: TolerantTurn,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.loop = new WakeLoop({
      name: 'classification',
      log,
      listen: (wake) => db.listen(db.channel(CANALE_CHIAVI), wake),
      turn: () => this.round(),
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** There may be something to do. */
  sveglia(): void {
    this.loop.wake();
  }

  /** Keys over all enti: those that wait to be computed, and those that were put off because they could not be. */
  async backlog(): Promise<{ readonly waiting: number; readonly postponed: number }> {
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<{ waiting: bigint; postponed: bigint }>(
        `select count(*) filter (where tentativi = 0) as waiting, count(*) filter (where tentativi > 0) as postponed
           from chiavi_sporche`,
      ),
    );
    return { waiting: Number(row?.waiting ?? 0), postponed: Number(row?.postponed ?? 0) };
  }

  /** A turn of some enti at once. @returns whether anything was done */
  private async round(): Promise<boolean> {
    const enti = await this.due();
    const outcomes = await Promise.allSettled(enti.map((ente) => this.turnOf(ente)));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason; // an outage: the loop waits
    return outcomes.some((o) => o.status === 'fulfilled' && o.value);
  }

  /** At most four enti at once: the pool serves doors too. A loose scan of the key's first column, whatever the length of the queue. */
  private async due(): Promise<CodiceFiscaleEnte[]> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ ente: CodiceFiscaleEnte }>(
        `with recursive sporchi as (
           select min(ente) as ente from chiavi_sporche
           union all
           select (select min(c.ente) from chiavi_sporche c where c.ente > e.ente) from sporchi e where e.ente is not null)
         select ente from sporchi s
          where ente is not null and ente <> all($1)
            and exists (select 1 from chiavi_sporche c
                         where c.ente = s.ente and (c.rimandata_a is null or c.rimandata_a <= now()))
          order by random() limit 4`,
        [this.resting.now()],
      ),
    );
    return rows.map((r) => r.ente);
  }

  /** @returns whether there may be more. @throws what is no fault of the ente */
  private async turnOf(ente: CodiceFiscaleEnte): Promise<boolean> {
    try {
      const start = performance.now();
      const { chiavi, cambiati, postponed } = await this.turn.execute(ente);
      if (postponed) {
        const ms = this.resting.add(ente);
        this.log.warn(
          { ente, ...postponed.key, err: postponed.error, riposo: ms },
          'a key cannot be classified: put off',
        );
        return true;
      }
      this.resting.delete(ente);
      if (chiavi === 0) return false;
      this.log.debug({ ente, chiavi, cambiati, ms: Math.round(performance.now() - start) }, 'classified');
      return true;
    } catch (error) {
      if (error instanceof EnteOccupato) return false;
      throw error;
    }
  }
}
