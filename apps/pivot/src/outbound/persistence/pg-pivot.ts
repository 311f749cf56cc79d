import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { Database, Tx } from '@mypay/platform/db';
import { PgOutbox } from '@mypay/platform/events';
import { Jobs } from '@mypay/platform/jobs';
import { EnteOccupato, type StoresClassificazione, type StoresPivot } from '@mypay/pivot-core';
import { PgEnti } from './pg-enti';
import { PgGiornali, PgLoadQueue } from './pg-giornali';
import { PgChiaviSporche } from './pg-chiavi';
import { lockDelWorker, PgClassi, PgContatori } from './pg-classi';
import { PgFatti } from './pg-fatti';
import { PgFlussi, PgNotifiche, PgRicevute } from './pg-fatti-scritti';
import { PgMovimenti } from './pg-movimenti';
import { PgTutteLeChiavi } from './pg-tutte';

/** Every port on one open transaction; the counters move when `work` is done. */
export async function storesOf<T>(
  tx: Tx,
  ente: CodiceFiscaleEnte,
  work: (stores: StoresPivot) => Promise<T>,
): Promise<T> {
  const contatori = new PgContatori(tx, ente);
  const risultato = await work({
    chiavi: new PgChiaviSporche(tx, ente),
    fatti: new PgFatti(tx, ente),
    classi: new PgClassi(tx, ente, contatori),
    tutte: new PgTutteLeChiavi(tx, ente),
    ricevute: new PgRicevute(tx, ente),
    notifiche: new PgNotifiche(tx, ente, contatori),
    flussi: new PgFlussi(tx, ente),
    movimenti: new PgMovimenti(tx, ente, contatori),
    enti: new PgEnti(tx),
    giornali: new PgGiornali(tx, ente),
    loads: new PgLoadQueue(tx, ente, JOBS),
    outbox: new PgOutbox(tx),
  });
  await contatori.scrivi();
  return risultato;
}

/** It has no state of its own. */
const JOBS = new Jobs();

/** One ente, one transaction, every port. */
export class PgPivot implements UnitOfWork<StoresPivot> {
  constructor(private readonly db: Database) {}

  run<T>(ente: CodiceFiscaleEnte, work: (stores: StoresPivot) => Promise<T>): Promise<T> {
    return this.db.inEnte(ente, (tx) => storesOf(tx, ente, work));
  }
}

/**
 * The worker's unit of work: one worker at a time on an ente, by an advisory lock that ends with the transaction. With
 * `aspetta` it queues for the lock; otherwise @throws EnteOccupato.
 */
export class PgClassificazione implements UnitOfWork<StoresClassificazione> {
  constructor(
    private readonly db: Database,
    private readonly aspetta = false,
  ) {}

  run<T>(ente: CodiceFiscaleEnte, work: (stores: StoresClassificazione) => Promise<T>): Promise<T> {
    return this.db.inEnte(ente, async (tx) => {
      const nome = lockDelWorker(ente);
      if (this.aspetta) await tx.execute(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [nome]);
      else {
        const [preso] = await tx.query<{ preso: boolean }>(
          `select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as preso`,
          [nome],
        );
        if (!preso?.preso) throw new EnteOccupato(ente);
      }
      return storesOf(tx, ente, work);
    });
  }
}
