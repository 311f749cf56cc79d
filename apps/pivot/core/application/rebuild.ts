import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { ClassificazioneStores } from './ports';
import type { Reclassify } from './reclassify';
import { type Perform, type PieceSizes, throughEnte } from './whole-ente';

export interface RebuildRun {
  readonly signal: AbortSignal;
  /** How many objects were looked at so far. */
  readonly progress: (looked: number) => Promise<void>;
}

/** After so many pieces the worker has a turn: what changed meanwhile does not wait for the end. */
const PIECES_BEFORE_A_TURN = 16;

/**
 * Computes the whole of an ente again, in short transactions that write only what differs: on right books, nothing. It may be
 * broken off anywhere and begun again. The unit of work keeps the worker out while a piece is under way, so that whatever
 * changed after the piece had read is judged again, from the keys of its writer.
 */
export class Rebuild {
  /** @param isPassing whether an error is nobody's fault (an outage): it is thrown, and the rebuild may be begun again */
  constructor(
    private readonly unitOfWork: UnitOfWork<ClassificazioneStores>,
    private readonly worker: Pick<Reclassify, 'turn'>,
    private readonly isPassing: (error: unknown) => boolean,
    private readonly sizes: PieceSizes = { keys: 10_000, payments: 10_000, lanes: 2 },
  ) {}

  /** @returns how many objects had another result stored. @throws what `isPassing` says, the reason of the signal */
  async execute(ente: CodiceFiscaleEnte, { signal, progress }: RebuildRun): Promise<number> {
    let [looked, changed, pieces] = [0, 0, 0];
    const perform: Perform = async (piece, leave) => {
      signal.throwIfAborted();
      const done = await this.unitOfWork.run(ente, piece).catch((error: unknown) => {
        if (this.isPassing(error)) throw error;
        return this.unitOfWork.run(ente, leave);
      });
      looked += done.looked;
      changed += done.changed;
      await progress(looked);
      if (++pieces % PIECES_BEFORE_A_TURN === 0) await this.makeWay(ente);
      return done.next;
    };
    await throughEnte(perform, this.sizes);
    return changed;
  }

  /** A turn of the worker; a key that poisons it is the worker's own matter. */
  private async makeWay(ente: CodiceFiscaleEnte): Promise<void> {
    await this.worker.turn(ente).catch((error: unknown) => {
      if (this.isPassing(error)) throw error;
    });
  }
}
