import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { Database, Tx } from '@mypay/platform/db';
import { PgOutbox } from '@mypay/platform/events';
import { Jobs } from '@mypay/platform/jobs';
import { EnteBusy, type ClassificazioneStores, type PivotStores } from '@mypay/pivot-core';
import { PgCandidates } from './pg-candidates';
import { PgEnti } from './pg-enti';
import { PgGiornali, PgLoadQueue } from './pg-giornali';
import { PgDirtyKeys } from './pg-dirty-keys';
import { workerLock, PgClassi, PgCounters } from './pg-classi';
import { PgFacts } from './pg-facts';
import { PgFlussi, PgNotifiche, PgRicevute } from './pg-record';
import { PgLinks } from './pg-links';
import { PgMovimenti } from './pg-movimenti';
import { PgAllKeys } from './pg-all-keys';
import { PgStretches } from './pg-stretches';

/** Every port on one open transaction; the counters move when `work` is done. */
export async function storesOf<T>(
  tx: Tx,
  ente: CodiceFiscaleEnte,
  work: (stores: PivotStores) => Promise<T>,
): Promise<T> {
  const counters = new PgCounters(tx, ente);
  const facts = new PgFacts(tx, ente);
  const result = await work({
    chiavi: new PgDirtyKeys(tx, ente),
    fatti: facts,
    classi: new PgClassi(tx, ente, counters),
    all: new PgAllKeys(tx, ente),
    stretches: new PgStretches(tx, ente, facts),
    ricevute: new PgRicevute(tx, ente),
    notifiche: new PgNotifiche(tx, ente, counters),
    flussi: new PgFlussi(tx, ente),
    movimenti: new PgMovimenti(tx, ente, counters),
    links: new PgLinks(tx, ente),
    candidates: new PgCandidates(tx, ente),
    enti: new PgEnti(tx),
    giornali: new PgGiornali(tx, ente),
    loads: new PgLoadQueue(tx, ente, JOBS),
    outbox: new PgOutbox(tx),
  });
  await counters.write();
  return result;
}

/** It has no state of its own. */
const JOBS = new Jobs();

/** One ente, one transaction, every port. */
export class PgPivot implements UnitOfWork<PivotStores> {
  constructor(private readonly db: Database) {}

  run<T>(ente: CodiceFiscaleEnte, work: (stores: PivotStores) => Promise<T>): Promise<T> {
    return this.db.inEnte(ente, (tx) => storesOf(tx, ente, work));
  }
}

/**
 * How a unit of work stands to the worker's lock on an ente, which ends with the transaction: `TRY`, for the worker's loop, or
 * else EnteBusy; `WAIT`, for who must have its turn; `BESIDE`, for the pieces of a rebuild, which keep the worker out but not
 * each other.
 */
export type WorkerLock = 'TRY' | 'WAIT' | 'BESIDE';

/** The worker's unit of work: one worker at a time on an ente. */
export class PgClassificazione implements UnitOfWork<ClassificazioneStores> {
  constructor(
    private readonly db: Database,
    private readonly lock: WorkerLock,
  ) {}

  /** @throws EnteBusy when it only tries and another has the lock */
  run<T>(ente: CodiceFiscaleEnte, work: (stores: ClassificazioneStores) => Promise<T>): Promise<T> {
    return this.db.inEnte(ente, async (tx) => {
      await this.take(tx, ente);
      return storesOf(tx, ente, work);
    });
  }

  private async take(tx: Tx, ente: CodiceFiscaleEnte): Promise<void> {
    const key = [workerLock(ente)];
    if (this.lock === 'WAIT') await tx.execute(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, key);
    else if (this.lock === 'BESIDE')
      await tx.execute(`select pg_advisory_xact_lock_shared(hashtextextended($1, 0))`, key);
    else {
      const [taken] = await tx.query<{ preso: boolean }>(
        `select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as preso`,
        key,
      );
      if (!taken?.preso) throw new EnteBusy(ente);
    }
  }
}
