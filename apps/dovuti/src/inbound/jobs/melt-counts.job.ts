import { Inject, Injectable } from '@nestjs/common';
import { MeltCounts } from '@mypay/dovuti-core';
import { Housekeeping } from '@mypay/platform/db';

/** Adds the counts that writers appended to what is tidied up. */
@Injectable()
export class MeltCountsJob {
  constructor(@Inject(Housekeeping) housekeeping: Housekeeping, @Inject(MeltCounts) melt: MeltCounts) {
    housekeeping.add('conteggi', (_db, _keep, signal) => melt.execute(signal));
  }
}
