import { Database } from '@mypay/platform/db';
import type { Logger } from '@mypay/platform/log';
import type { PagamentiConfig } from './config';
import { PgCounts } from './outbound/persistence/pg-counts';
import { PgEnti } from './outbound/persistence/pg-enti';

/** `main.js recount`: counts every ente's receipts and attempts again, beside the service, and says how many counts were wrong: 0 when healthy. */
export async function recount(
  _args: readonly string[],
  { config, log }: { config: PagamentiConfig; log: Logger },
): Promise<void> {
  const db = await Database.connect({ url: config.DATABASE_URL, schema: config.DATABASE_SCHEMA });
  try {
    const counts = new PgCounts(db);
    for (const { ente } of await new PgEnti(db).all())
      log.info({ ente, corretti: await counts.recount(ente) }, 'recounted');
  } finally {
    await db.close();
  }
}
