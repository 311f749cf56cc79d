import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { DirtyKey } from '../domain';
import type { ClassificazioneStores } from './ports';
import type { TurnResult, Reclassify } from './reclassify';

/** What one turn did; `postponed` when a key could not be computed. */
export interface TolerantTurnResult extends TurnResult {
  readonly postponed?: { readonly key: DirtyKey; readonly error: unknown };
}

/**
 * A turn that a poisoned key does not stop. When a turn fails, fewer keys are tried, down to the oldest alone; if that one
 * fails too it is put off, longer each time, and the next turn goes on behind it.
 */
export class TolerantTurn {
  /** @param isPassing whether an error is nobody's fault (an outage, another worker on the ente): it is thrown, no key is put off */
  constructor(
    private readonly worker: Reclassify,
    private readonly unitOfWork: UnitOfWork<ClassificazioneStores>,
    private readonly isPassing: (error: unknown) => boolean,
  ) {}

  async execute(ente: CodiceFiscaleEnte): Promise<TolerantTurnResult> {
    for (let limit = this.worker.keysPerTurn; ; limit = Math.ceil(limit / 2)) {
      try {
        return await this.worker.turn(ente, limit);
      } catch (error) {
        if (this.isPassing(error)) throw error;
        if (limit > 1) continue;
        const key = await this.unitOfWork.run(ente, ({ chiavi }) => chiavi.postponeOldest());
        if (!key) throw error; // somebody else did it in the meantime, or no key is to blame
        return { chiavi: 0, changed: 0, postponed: { key, error } };
      }
    }
  }
}
