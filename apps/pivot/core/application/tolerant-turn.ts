import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { ChiaveSporca } from '../domain';
import type { StoresClassificazione } from './ports';
import type { Giro, Riclassifica } from './riclassifica';

/** What one turn did; `postponed` when a key could not be computed. */
export interface TolerantGiro extends Giro {
  readonly postponed?: { readonly key: ChiaveSporca; readonly error: unknown };
}

/**
 * A turn that a poisoned key does not stop. When a turn fails, fewer keys are tried, down to the oldest alone; if that one
 * fails too it is put off, longer each time, and the next turn goes on behind it.
 */
export class TolerantTurn {
  /** @param isPassing whether an error is nobody's fault (an outage, another worker on the ente): it is thrown, no key is put off */
  constructor(
    private readonly worker: Riclassifica,
    private readonly unitOfWork: UnitOfWork<StoresClassificazione>,
    private readonly isPassing: (error: unknown) => boolean,
  ) {}

  async execute(ente: CodiceFiscaleEnte): Promise<TolerantGiro> {
    for (let limit = this.worker.chiaviPerGiro; ; limit = Math.ceil(limit / 2)) {
      try {
        return await this.worker.giro(ente, limit);
      } catch (error) {
        if (this.isPassing(error)) throw error;
        if (limit > 1) continue;
        const key = await this.unitOfWork.run(ente, ({ chiavi }) => chiavi.postponeOldest());
        if (!key) throw error; // somebody else did it in the meantime, or no key is to blame
        return { chiavi: 0, cambiati: 0, postponed: { key, error } };
      }
    }
  }
}
