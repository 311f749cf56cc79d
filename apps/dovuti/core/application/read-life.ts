import type { CodiceFiscaleEnte, Iud, UnitOfWork, VisibleTipi } from '@mypay/kernel';
import { type LifeEvent, lifeOf } from '../domain/life';
import type { DovutiStores } from './ports';
import { demand } from './read-dovuti';

/** All that happened to a debt, and to those that had its IUD before. */
export class ReadLife {
  constructor(private readonly unitOfWork: UnitOfWork<DovutiStores>) {}

  /** Oldest first. @throws DovutiError `DOVUTO_NON_TROVATO` */
  execute(codiceFiscale: CodiceFiscaleEnte, iud: Iud, tipi: VisibleTipi): Promise<readonly LifeEvent[]> {
    return this.unitOfWork.run(codiceFiscale, async ({ dovuti, elenchi: lists }) => {
      demand(await dovuti.find(iud), iud, tipi);
      return lifeOf(await lists.lives(iud, tipi));
    });
  }
}
