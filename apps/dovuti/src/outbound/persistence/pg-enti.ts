import type { KnownEnti } from '@mypay/dovuti-core';
import { type CodiceFiscaleEnte, parseCodiceFiscaleEnte } from '@mypay/kernel';
import type { Database } from '@mypay/platform/db';

/** The register of enti, outside row-level security. */
export class PgEnti implements KnownEnti {
  constructor(private readonly db: Database) {}

  async all(): Promise<readonly CodiceFiscaleEnte[]> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ ente: string }>(`select ente from enti order by ente`),
    );
    return rows.map(({ ente }) => parseCodiceFiscaleEnte(ente));
  }
}
