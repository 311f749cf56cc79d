import { type Clock, type CodiceFiscaleEnte, daysAgo, forgetByEnte, type UnitOfWork } from '@mypay/kernel';
import type { DovutiStores, KnownEnti } from './ports';
import type { PrintArchive } from './print-batch-ports';

const AT_A_TIME = 50;

/** Throws away the ZIPs of batches that ended long ago; the batch, with its counts, stays. Bytes go first, as in `ForgetUploads`. */
export class ForgetPrintBatches {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly enti: KnownEnti,
    private readonly archive: PrintArchive,
    private readonly clock: Clock,
    private readonly retentionDays: number,
  ) {}

  /** @returns how many batches it forgot, over all enti. @throws AggregateError at the end, when an ente failed */
  async execute(signal: AbortSignal): Promise<number> {
    const before = daysAgo(this.clock, this.retentionDays);
    return forgetByEnte(await this.enti.all(), AT_A_TIME, (ente) => this.forgetSome(ente, before), signal);
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
