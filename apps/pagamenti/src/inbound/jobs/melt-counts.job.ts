import type { Counts, Enti } from '@mypay/pagamenti-core';
import { Housekeeping } from '@mypay/platform/db';
import { Inject, Injectable } from '@nestjs/common';
import { COUNTS, ENTI } from '../../tokens';

/** Adds the counts that writers appended to what is tidied up, so that figures stay quick to add up. */
@Injectable()
export class MeltCountsJob {
  constructor(
    @Inject(Housekeeping) housekeeping: Housekeeping,
    @Inject(COUNTS) counts: Counts,
    @Inject(ENTI) enti: Enti,
  ) {
    housekeeping.add('conteggi', async (_db, _keep, signal) => {
      let gone = 0;
      for (const { ente } of await enti.all()) {
        signal.throwIfAborted();
        gone += await counts.melt(ente);
      }
      return gone;
    });
  }
}
