import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { ClassificazioneStores } from './ports';

const BLOCK = 10_000;

/** Puts every key of an ente in the queue: the whole of it will be computed again. Source: pivot.md §2.6, 7. */
export class MarkAllDirty {
  constructor(private readonly unitOfWork: UnitOfWork<Pick<ClassificazioneStores, 'all' | 'chiavi'>>) {}

  execute(ente: CodiceFiscaleEnte): Promise<void> {
    return this.unitOfWork.run(ente, async ({ all, chiavi }) => {
      let cursor: string | undefined;
      do {
        const block = await all.block(cursor, BLOCK);
        await chiavi.add(block.chiavi);
        cursor = block.cursore;
      } while (cursor !== undefined);
    });
  }
}
