import type { Clock } from '@mypay/kernel';
import type { EntiRegister, OnboardingUnitOfWork } from './ports';
import { announceEnte, announceTipo } from './snapshots';

const PAGE = 100;

/** Announces every snapshot again, at the version that it has: readers that know it change nothing, others catch up. */
export class Republish {
  constructor(
    private readonly register: EntiRegister,
    private readonly unitOfWork: OnboardingUnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @returns how many enti and tipi were announced */
  async execute(correlationId: string): Promise<{ readonly enti: number; readonly tipi: number }> {
    let enti = 0;
    let tipi = 0;
    for (let after: string | undefined; ;) {
      const page = await this.register.page({ limite: PAGE, ...(after === undefined ? {} : { dopo: after }) });
      for (const { codiceFiscale } of page)
        await this.unitOfWork.run(codiceFiscale, async (stores) => {
          const ente = await stores.enti.lock(codiceFiscale); // no newer snapshot can slip in before this one
          if (!ente) return;
          const meta = { occurredAt: this.clock.now(), correlationId };
          await announceEnte(stores, ente, meta);
          enti += 1;
          for (const tipo of await stores.tipi.all(codiceFiscale)) {
            await announceTipo(stores, codiceFiscale, tipo, meta);
            tipi += 1;
          }
        });
      after = page.at(-1)?.codiceFiscale;
      if (page.length < PAGE) return { enti, tipi };
    }
  }
}
