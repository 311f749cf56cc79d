import { type Clock, type CodiceFiscaleEnte, daysAgo, forgetByEnte, type UnitOfWork } from '@mypay/kernel';
import type { DovutiStores, KnownEnti, UploadedFiles } from './ports';

const AT_A_TIME = 100;

/**
 * Throws away the bytes of uploads that ended long ago, and of their outcomes; the import itself, with its counts, stays. Bytes go
 * first: a crash in between leaves an import whose bytes are thrown away again.
 */
export class ForgetUploads {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly enti: KnownEnti,
    private readonly files: UploadedFiles,
    private readonly clock: Clock,
    private readonly retentionDays: number,
  ) {}

  /** @returns how many uploads it forgot, over all enti. @throws AggregateError at the end, when an ente failed */
  async execute(signal: AbortSignal): Promise<number> {
    const before = daysAgo(this.clock, this.retentionDays);
    return forgetByEnte(await this.enti.all(), AT_A_TIME, (ente) => this.forgetSome(ente, before), signal);
  }

  private async forgetSome(ente: CodiceFiscaleEnte, before: Date): Promise<number> {
    const old = await this.unitOfWork.run(ente, ({ importazioni }) => importazioni.endedBefore(before, AT_A_TIME));
    for (const { file, scarti, iuv } of old)
      for (const object of [file, scarti, iuv]) if (object) await this.files.delete(object.chiave);
    if (old.length > 0)
      await this.unitOfWork.run(ente, ({ importazioni }) =>
        importazioni.forgetFiles(
          old.map(({ id }) => id),
          this.clock.now(),
        ),
      );
    return old.length;
  }
}
