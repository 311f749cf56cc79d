import { Inject, Injectable } from '@nestjs/common';
import { ForgetGiornali } from '@mypay/pivot-core';
import { Housekeeping } from '@mypay/platform/db';
import type { PivotEnv } from '../../config';
import { CONFIG } from '../../tokens';

/** The files of uploads are kept for as long as the configuration says. */
@Injectable()
export class ForgetGiornaliJob {
  constructor(
    @Inject(Housekeeping) housekeeping: Housekeeping,
    @Inject(ForgetGiornali) forget: ForgetGiornali,
    @Inject(CONFIG) config: PivotEnv,
  ) {
    housekeeping.add('giornali', (_db, _keep, signal) => forget.execute(config.UPLOAD_RETENTION_DAYS, signal));
  }
}
