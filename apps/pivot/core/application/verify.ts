import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { ClassificazioneStores } from './ports';
import { type Perform, type PieceSizes, throughEnte } from './whole-ente';

/** What a check found. */
export interface VerifyEsito {
  /** Objects that were looked at. */
  readonly chiavi: number;
  /** Objects whose stored result is not what the facts say: 0 on a healthy database. */
  readonly differing: number;
  /** Pieces left out because the worker had still work on the ente. */
  readonly skipped: number;
}

/**
 * The checker: computes everything again, as a rebuild does, and writes nothing. A piece is left out while dirty keys wait, for
 * then a difference is no fault. Source: pivot.md §2.6, 7.
 */
export class Verify {
  constructor(
    private readonly unitOfWork: UnitOfWork<ClassificazioneStores>,
    private readonly sizes: PieceSizes = { keys: 10_000, payments: 10_000, lanes: 1 },
  ) {}

  async execute(ente: CodiceFiscaleEnte): Promise<VerifyEsito> {
    const esito = { chiavi: 0, differing: 0, skipped: 0 };
    const perform: Perform = (piece) =>
      this.unitOfWork.run(ente, async (stores) => {
        const { looked, changed, next } = await piece(withoutWriting(stores));
        const waiting = (await stores.chiavi.read(1)).chiavi.length > 0; // after the facts: whoever came between left its keys
        if (!waiting) esito.differing += changed;
        else if (looked > 0) esito.skipped++;
        esito.chiavi += looked;
        return next;
      });
    await throughEnte(perform, this.sizes);
    return esito;
  }
}

function withoutWriting(stores: ClassificazioneStores): ClassificazioneStores {
  const nothing = (): Promise<void> => Promise.resolve();
  const { chiavi, classi } = stores;
  return {
    ...stores,
    chiavi: {
      add: nothing,
      addIuvsOf: nothing,
      addMissingIuvsOf: nothing,
      delete: nothing,
      postponeOldest: () => Promise.resolve(undefined),
      read: (limit) => chiavi.read(limit),
    },
    classi: {
      pagamenti: (iuv) => classi.pagamenti(iuv),
      writePagamenti: nothing,
      writeNotifiche: nothing,
      writeMovimenti: nothing,
      writeCodes: nothing,
      writeEsiti: nothing,
      writeVerdetti: nothing,
    },
  };
}
