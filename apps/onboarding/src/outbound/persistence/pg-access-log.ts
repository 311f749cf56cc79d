import type { AccessEntry, AccessLog } from '@mypay/onboarding-core';
import type { Database, Tx } from '@mypay/platform/db';

/** Who entered, who left, who was refused. Source: roles.md §7.1, the mandatory events of access. */
export class PgAccessLog implements AccessLog {
  constructor(private readonly db: Database) {}

  add(entry: AccessEntry): Promise<void> {
    return this.db.outsideTenants((tx) => addAccess(tx, entry));
  }
}

/** One line, in the transaction of what it tells; the database ties it to the one before (migration 0106). */
export async function addAccess(tx: Tx, entry: AccessEntry): Promise<void> {
  const { ts, attore, azione, codiceIpa, dettaglio, perConto, correlationId } = entry;
  await tx.execute(
    `insert into registro_accessi (ts, attore, azione, codice_ipa, dettaglio, per_conto, correlation_id) values ($1, $2, $3, $4, $5, $6, $7)`,
    [ts, attore, azione, codiceIpa ?? null, dettaglio ?? null, perConto ?? null, correlationId],
  );
}
