import { Rebuild, Reclassify } from '@mypay/pivot-core';
import type { Database } from '@mypay/platform/db';
import type { PivotEnv } from './config';
import { isOutageForAll } from './inbound/jobs/turn-faults';
import { PgClassificazione } from './outbound/persistence/pg-pivot';

/** The rebuild of an ente on this database. */
export function rebuildOn(db: Database, config: Pick<PivotEnv, 'CHIAVI_PER_GIRO'>): Rebuild {
  const worker = new Reclassify(new PgClassificazione(db, 'WAIT'), config.CHIAVI_PER_GIRO);
  return new Rebuild(new PgClassificazione(db, 'BESIDE'), worker, isOutageForAll);
}
