import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { StoresClassificazione } from './ports';

const BLOCK = 10_000;

/** Puts every key of an ente in the queue: the whole of it will be computed again. Source: pivot.md §2.6, 7. */
export class MarkAllDirty {
  constructor(private readonly unitOfWork: UnitOfWork<Pick<StoresClassificazione, 'tutte' | 'chiavi'>>) {}

  execute(ente: CodiceFiscaleEnte): Promise<void> {
    return this.unitOfWork.run(ente, async ({ tutte, chiavi }) => {
      let cursore: string | undefined;
      do {
        const blocco = await tutte.blocco(cursore, BLOCK);
        await chiavi.aggiungi(blocco.chiavi);
        cursore = blocco.cursore;
      } while (cursore !== undefined);
    });
  }
}
