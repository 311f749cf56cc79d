import { VirtualJobs, type Job } from '../clock/jobs';
import type { VirtualClock } from '../clock/virtual-clock';
import type { Store } from '../store/store';
import { lockPosition, movePayment, type PaymentRow } from './payments';

/** Cancels a token whose time has passed: its notice can be paid again. Idempotency keys that have expired go too. Source: pagopa-node.md §5.7. */
export class Expiry {
  constructor(
    private readonly store: Store,
    private readonly clock: VirtualClock,
  ) {}

  async run(job: Job): Promise<void> {
    await this.store.transaction(async (tx) => {
      const [found] = await tx.rows<PaymentRow>('select * from pagamenti where token = $1', [job.dati['token']]);
      if (found) {
        await lockPosition(tx, found.ec, found.avviso);
        const [payment] = await tx.rows<PaymentRow>('select * from pagamenti where token = $1 for update', [
          found.token,
        ]);
        if (payment?.stato === 'PAYING') {
          await movePayment(tx, payment, 'CANCELLED', this.clock.now());
          await tx.run(`update posizioni set stato = 'INSERTED' where ec = $1 and avviso = $2`, [
            payment.ec,
            payment.avviso,
          ]);
        }
      }
      await tx.run('delete from idempotenza where scade < $1', [this.clock.now()]);
      await VirtualJobs.done(tx, job);
    });
  }
}
