import { Inject, Injectable } from '@nestjs/common';
import { ForgetUploads } from '@mypay/dovuti-core';
import { Housekeeping } from '@mypay/platform/db';

/** Adds the bytes of uploads beyond their retention to what is thrown away. */
@Injectable()
export class ForgetUploadsJob {
  constructor(@Inject(Housekeeping) housekeeping: Housekeeping, @Inject(ForgetUploads) forget: ForgetUploads) {
    housekeeping.add('caricamenti', (_db, _keep, signal) => forget.execute(signal));
  }
}
