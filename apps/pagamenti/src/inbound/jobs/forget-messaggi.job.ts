import { Inject, Injectable } from '@nestjs/common';
import { Housekeeping } from '@mypay/platform/db';
import type { PagamentiConfig } from '../../config';
import { PgGiornale } from '../../outbound/persistence/pg-giornale';
import { PAGAMENTI_CONFIG } from '../../tokens';

/** Bytes of requests and answers are kept for as long as the configuration says; what has no outcome yet is never thrown away. */
@Injectable()
export class ForgetMessaggiJob {
  constructor(
    @Inject(Housekeeping) housekeeping: Housekeeping,
    @Inject(PgGiornale) giornale: PgGiornale,
    @Inject(PAGAMENTI_CONFIG) config: PagamentiConfig,
  ) {
    housekeeping.add('messaggi', (_db, _keep, signal) => giornale.forget(config.KEEP_MESSAGGI_DAYS, signal));
  }
}
