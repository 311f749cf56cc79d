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
        // From the beginning of each chain and no further than its first line that is still to be kept.
        `delete from registro_accessi where id in (
           select r.id from registro_accessi_catene c
           cross join lateral (
             select coalesce(min(k.numero), c.numero + 1) as primo from registro_accessi k
             where k.catena = c.catena and k.ts >= now() - interval '24 months') tenute
           join registro_accessi r on r.catena = c.catena and r.numero < tenute.primo
           order by r.catena, r.numero limit $1)`,
      ),
    );
  }
}
