import type { EntiRegister, ListedEnte } from '@mypay/onboarding-core';
import type { Database } from '@mypay/platform/db';

const COLUMNS = `ente as "codiceFiscale", codice_ipa as "codiceIpa", denominazione, intermediario, stato, versione`;

/** The register of enti, outside row-level security. */
export class PgEntiRegister implements EntiRegister {
  constructor(private readonly db: Database) {}

  async byIpa(codiceIpa: string): Promise<ListedEnte | undefined> {
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<ListedEnte>(`select ${COLUMNS} from enti where lower(codice_ipa) = lower($1)`, [codiceIpa]),
    );
    return row;
  }

  page(query: Parameters<EntiRegister['page']>[0]): Promise<readonly ListedEnte[]> {
    return this.db.outsideTenants((tx) =>
      tx.query<ListedEnte>(
        `select ${COLUMNS} from enti
         where ente > $1 and ($2::text is null or intermediario = $2) and ($3::text[] is null or ente = any($3))
         order by ente limit $4`,
        [query.dopo ?? '', query.intermediario ?? null, query.enti ?? null, query.limite],
      ),
    );
  }
}
