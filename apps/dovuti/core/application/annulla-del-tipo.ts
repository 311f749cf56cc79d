import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { DovutiStores } from './ports';

const PER_VOLTA = 2_000;

/**
 * D07 for every open debt of a tipo that was switched off with ANNULLA, in batches of one transaction each; it stops when the
 * tipo has been switched on again meanwhile. Source: onboarding.md §8.9.
 */
export class AnnullaDovutiDelTipo {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** @param progress after each batch, how many so far; may throw to stop. */
  async execute(
    codiceFiscale: CodiceFiscaleEnte,
    tipoDovuto: string,
    progress: (annullati: number) => Promise<void>,
  ): Promise<void> {
    for (let annullati = 0; ;) {
      const altri = await this.unitOfWork.run(codiceFiscale, async ({ registro, dovuti }) => {
        const tipo = await registro.tipo(tipoDovuto);
        if (!tipo || tipo.attivo || tipo.dovutiAperti !== 'ANNULLA') return 0;
        return dovuti.cancelOpen(tipoDovuto, PER_VOLTA, this.clock.now());
      });
      if (altri === 0) return;
      annullati += altri;
      await progress(annullati);
    }
  }
}
