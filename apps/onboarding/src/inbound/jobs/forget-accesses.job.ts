import { Inject, Injectable } from '@nestjs/common';
import { deleteInChunks, Housekeeping } from '@mypay/platform/db';

/** Lines of the register of accesses are kept 24 months. Source: roles.md §7.2. */
@Injectable()
export class ForgetAccessesJob {
  constructor(@Inject(Housekeeping) housekeeping: Housekeeping) {
    housekeeping.add('accessi', (db, _keep, signal) =>
      deleteInChunks(
        db,
        signal,
        `delete from registro_accessi where id in (
           select id from registro_accessi where ts < now() - interval '24 months' order by ts limit $1)`,
      ),
    );
  }
}
