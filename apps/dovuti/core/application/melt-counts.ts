import type { UnitOfWork } from '@mypay/kernel';
import type { DovutiStores, KnownEnti } from './ports';

/** Melts what writers appended to the counts of every ente, so that the figures stay quick to add up. */
export class MeltCounts {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly enti: KnownEnti,
  ) {}

  /** @returns how many rows went, over all enti */
  async execute(signal: AbortSignal): Promise<number> {
    let gone = 0;
    for (const ente of await this.enti.all()) {
      signal.throwIfAborted();
      gone += await this.unitOfWork.run(ente, ({ elenchi: lists }) => lists.meltCounts());
    }
    return gone;
  }
}
