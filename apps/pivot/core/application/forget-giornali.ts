import { type Clock, type CodiceFiscaleEnte, daysAgo, forgetByEnte, type UnitOfWork } from '@mypay/kernel';
import type { Giornale, GiornaleStores } from './giornali';
import type { EntiRegister } from './ports';

const AT_A_TIME = 100;

/** Where the bytes of the uploads lie. */
export interface GiornaleBytes {
  /** One that is gone already is no error. */
  delete(object: string): Promise<void>;
}

/**
 * Throws away the bytes and the refused rows of giornali that ended long ago; the upload, its counts and its movements stay.
 * Bytes go first: a crash in between leaves an upload whose bytes are thrown away again.
 */
export class ForgetGiornali {
  constructor(
    private readonly unitOfWork: UnitOfWork<Pick<GiornaleStores, 'giornali'>>,
    private readonly enti: EntiRegister,
    private readonly bytes: GiornaleBytes,
    private readonly clock: Clock,
  ) {}

  /**
   * Ente by ente; one that fails does not keep the others from it.
   * @returns how many uploads it forgot. @throws AggregateError at the end, when an ente failed
   */
  async execute(retentionDays: number, signal: AbortSignal): Promise<number> {
    const before = daysAgo(this.clock, retentionDays);
    return forgetByEnte(await this.enti.all(), AT_A_TIME, (ente) => this.forgetSome(ente, before, signal), signal);
  }

  private async forgetSome(ente: CodiceFiscaleEnte, before: Date, signal: AbortSignal): Promise<number> {
    const old = await this.unitOfWork.run(ente, ({ giornali }) => giornali.endedBefore(before, AT_A_TIME));
    for (const giornale of old) {
      signal.throwIfAborted();
      await this.forget(ente, giornale);
    }
    return old.length;
  }

  private async forget(ente: CodiceFiscaleEnte, { id, oggetto }: Pick<Giornale, 'id' | 'oggetto'>): Promise<void> {
    await this.bytes.delete(oggetto);
    await this.unitOfWork.run(ente, ({ giornali }) => giornali.forgetFile(id, this.clock.now()));
  }
}
