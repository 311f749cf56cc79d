import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { Database, Tx } from '@mypay/platform/db';
import type { StoresClassificazione, StoresRegistrazione } from '@mypay/pivot-core';
import { PgChiaviSporche } from './pg-chiavi';
import { lockDelWorker, PgClassi, PgContatori } from './pg-classi';
import { PgFatti } from './pg-fatti';
import { PgFlussi, PgNotifiche, PgRicevute } from './pg-fatti-scritti';
import { PgMovimenti } from './pg-movimenti';
import { PgTutteLeChiavi } from './pg-tutte';

export type StoresPivot = StoresClassificazione & StoresRegistrazione;

/** Where a block of movements comes from. */
export interface OrigineMovimenti {
  readonly origine: string;
  readonly giornale: string | null;
}

/** Every port on one open transaction; the counters move when `work` is done. */
export async function conStores<T>(
  tx: Tx,
  ente: CodiceFiscaleEnte,
  work: (stores: StoresPivot) => Promise<T>,
  origine?: OrigineMovimenti,
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
    movimenti: new PgMovimenti(tx, ente, contatori, origine),
  });
  await contatori.scrivi();
  return risultato;
}

/** One ente, one transaction, every port. */
export class PgPivot implements UnitOfWork<StoresPivot> {
  constructor(private readonly db: Database) {}

  run<T>(ente: CodiceFiscaleEnte, work: (stores: StoresPivot) => Promise<T>): Promise<T> {
    return this.db.inEnte(ente, (tx) => conStores(tx, ente, work));
  }
}

/** Another worker is on this ente: nothing was done. */
export class EnteOccupato extends Error {
  constructor(ente: CodiceFiscaleEnte) {
    super(`another worker is on ${ente}`);
    this.name = 'EnteOccupato';
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
      return conStores(tx, ente, work);
    });
  }
}
