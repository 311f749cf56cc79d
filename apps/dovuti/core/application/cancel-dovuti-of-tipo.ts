import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { DovutiStores } from './ports';

const AT_A_TIME = 2_000;

/**
 * D07 for every open debt of a tipo that was switched off with ANNULLA, in batches of one transaction each; it stops when the
 * tipo has been switched on again meanwhile. Source: onboarding.md §8.9.
 */
export class CancelDovutiOfTipo {
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
      const others = await this.unitOfWork.run(codiceFiscale, async ({ registro: register, dovuti }) => {
        const tipo = await register.tipo(tipoDovuto);
        if (!tipo || tipo.attivo || tipo.dovutiAperti !== 'ANNULLA') return 0;
        return dovuti.cancelOpen(tipoDovuto, AT_A_TIME, this.clock.now());
      });
      if (others === 0) return;
      annullati += others;
      await progress(annullati);
    }
  }
}
