import type { Clock } from '@mypay/kernel';
import { type Checkouts, UNCONFIRMED_MS } from '@mypay/pagamenti-core';
import { deleteInChunks, Housekeeping } from '@mypay/platform/db';
import { JobRunner } from '@mypay/platform/jobs';
import { Inject, Injectable } from '@nestjs/common';
import type { PagamentiConfig } from '../../config';
import { CHECKOUTS, CLOCK, CONFIG } from '../../tokens';

const EVERY_MS = 60_000;

/** Carts that nobody finished are closed when their time is over, and forgotten when nobody asks any more; so are links to receipts. */
@Injectable()
export class CloseCheckoutsJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(Housekeeping) housekeeping: Housekeeping,
    @Inject(CHECKOUTS) checkouts: Checkouts,
    @Inject(CLOCK) clock: Clock,
    @Inject(CONFIG) { KEEP_CHECKOUT_DAYS }: PagamentiConfig,
  ) {
    runner.schedule('checkout.scaduti', {
      everyMs: EVERY_MS,
      handler: async () => {
        const now = clock.now();
        await checkouts.closeExpired(now, new Date(now.getTime() - UNCONFIRMED_MS));
      },
    });
    housekeeping.add('checkout', (db, _keep, signal) =>
      deleteInChunks(
        db,
        signal,
        `delete from checkout where id in (
           select id from checkout where stato = 'CHIUSO' and chiuso_il < now() - make_interval(days => $2) limit $1)`,
        KEEP_CHECKOUT_DAYS,
      ),
    );
    // A link that has expired says so for a month (410), then it is no link at all (404).
    housekeeping.add('link-ricevute', (db, _keep, signal) =>
      deleteInChunks(
        db,
        signal,
        `delete from link_ricevute where impronta in (
           select impronta from link_ricevute where scade_il < now() - interval '30 days' limit $1)`,
      ),
    );
  }
}
