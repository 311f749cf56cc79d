import { type CodiceFiscaleEnte, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { MarkAllDirty, Reclassify } from '@mypay/pivot-core';
import { CommandRefused } from '@mypay/platform/config';
import { Database } from '@mypay/platform/db';
import type { Logger } from '@mypay/platform/log';
import type { PivotEnv } from './config';
import { recountClassi } from './outbound/persistence/pg-classi';
import { PgEntiRegister } from './outbound/persistence/pg-enti';
import { PgClassificazione, PgPivot } from './outbound/persistence/pg-pivot';

/**
 * `main.js rebuild [ente]`: computes everything again, of one ente or of all, and says how much was other than it was. On a
 * healthy database that is 0. It may run beside the service: the worker's lock keeps them apart.
 */
export async function rebuild(
  [only]: readonly string[],
  { config, log }: { config: PivotEnv; log: Logger },
): Promise<void> {
  const chosen = only === undefined ? undefined : readEnte(only);
  const db = await Database.connect({ url: config.DATABASE_URL, schema: config.DATABASE_SCHEMA });
  try {
    const enti: CodiceFiscaleEnte[] = chosen ? [chosen] : await new PgEntiRegister(db).all();
    const worker = new Reclassify(new PgClassificazione(db, true), config.CHIAVI_PER_GIRO);
    const markAllDirty = new MarkAllDirty(new PgPivot(db));
    for (const ente of enti) {
      await markAllDirty.execute(ente);
      const changed = await worker.untilQuiet(ente);
      const counters = await db.inEnte(ente, (tx) => recountClassi(tx, ente));
      log.info({ ente, cambiati: changed, contatori: counters }, 'rebuilt');
    }
  } finally {
    await db.close();
  }
}

function readEnte(text: string): CodiceFiscaleEnte {
  try {
    return parseCodiceFiscaleEnte(text);
  } catch {
    throw new CommandRefused('uso: rebuild [CODICE_FISCALE_ENTE]', 2);
  }
}
