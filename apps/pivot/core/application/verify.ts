import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { ClassificazioneStores } from './ports';
import { TurnOfWork } from './reclassify';

/** What a check found. */
export interface VerifyEsito {
  readonly chiavi: number;
  /** Objects whose stored result is not what the facts say: 0 on a healthy database. */
  readonly differing: number;
  /** Blocks left out because the worker had still work on the ente. */
  readonly skipped: number;
}

/**
 * The checker: computes everything again and writes nothing. It runs the worker's own turn over all keys, block by block,
 * with writes that only count; a block is left out while dirty keys wait, for then a difference is no fault. Source: pivot.md §2.6, 7.
 */
export class Verify {
  constructor(
    private readonly unitOfWork: UnitOfWork<ClassificazioneStores>,
    private readonly keysPerBlock = 2_000,
  ) {}

  async execute(ente: CodiceFiscaleEnte): Promise<VerifyEsito> {
    const esito = { chiavi: 0, differing: 0, skipped: 0 };
    let cursor: string | undefined;
    do {
      cursor = await this.unitOfWork.run(ente, async (stores) => {
        const block = await stores.all.block(cursor, this.keysPerBlock);
        const turn = new TurnOfWork(withoutWriting(stores), await stores.fatti.flag(), block.chiavi, false);
        await turn.run();
        const waiting = (await stores.chiavi.read(1)).chiavi.length > 0; // after the facts: whoever came between left its keys
        if (waiting) esito.skipped++;
        else esito.differing += turn.changed;
        esito.chiavi += block.chiavi.length;
        return block.cursore;
      });
    } while (cursor !== undefined);
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
