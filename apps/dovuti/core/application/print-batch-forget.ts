import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { DovutiStores, KnownEnti } from './ports';
import type { PrintArchive } from './print-batch-ports';

const AT_A_TIME = 50;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Throws away the ZIPs of batches that ended long ago; the batch, with its counts, stays. Bytes go first, as in `ForgetUploads`. */
export class ForgetPrintBatches {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly enti: KnownEnti,
    private readonly archive: PrintArchive,
    private readonly clock: Clock,
    private readonly retentionDays: number,
  ) {}

  /** @returns how many batches it forgot, over all enti */
  async execute(signal: AbortSignal): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.retentionDays * DAY_MS);
    let forgotten = 0;
    for (const ente of await this.enti.all())
      for (let more = true; more;) {
        signal.throwIfAborted();
        const some = await this.forgetSome(ente, before);
        forgotten += some;
        more = some === AT_A_TIME;
      }
    return forgotten;
  }

  private async forgetSome(ente: CodiceFiscaleEnte, before: Date): Promise<number> {
    const old = await this.unitOfWork.run(ente, ({ printBatches }) => printBatches.endedBefore(before, AT_A_TIME));
    for (const { parti } of old) for (const { file } of parti) await this.archive.delete(file.chiave);
    if (old.length > 0)
      await this.unitOfWork.run(ente, ({ printBatches }) =>
        printBatches.forget(
          old.map(({ id }) => id),
          this.clock.now(),
        ),
      );
    return old.length;
  }
}
