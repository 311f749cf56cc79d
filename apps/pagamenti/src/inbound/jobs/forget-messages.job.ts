import { Inject, Injectable } from '@nestjs/common';
import type { Messages } from '@mypay/pagamenti-core';
import { Housekeeping } from '@mypay/platform/db';
import type { PagamentiConfig } from '../../config';
import { GIORNALE, CONFIG } from '../../tokens';

/** Bytes of requests and answers are kept for as long as the configuration says; what has no outcome yet is never thrown away. */
@Injectable()
export class ForgetMessagesJob {
  constructor(
    @Inject(Housekeeping) housekeeping: Housekeeping,
    @Inject(GIORNALE) messages: Messages,
    @Inject(CONFIG) config: PagamentiConfig,
  ) {
    housekeeping.add('messaggi', (_db, _keep, signal) => messages.forget(config.KEEP_MESSAGGI_DAYS, signal));
  }
}
