import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Database, Tx } from '@mypay/platform/db';
import type { Enti, PivotEnte, EntiRegister } from '@mypay/pivot-core';

/** The register of enti, outside row-level security. */
export class PgEnti implements Enti {
  constructor(private readonly tx: Tx) {}

  async find(ente: string): Promise<PivotEnte | undefined> {
    const [riga] = await this.tx.query<PivotEnte>(
      `select ente, codice_ipa as "codiceIpa", denominazione, flg_pagati as "flgPagati", flg_tesoreria as "flgTesoreria",
              giorni_pagamento_presunti as "giorniPagamentoPresunti" from enti where ente = $1`,
      [ente],
    );
    return riga;
  }

  /** Applies a snapshot if newer. @returns whether a flag is other than what the worker used so far (off for an unknown ente) */
  async apply(e: PivotEnte & { readonly versione: number }): Promise<{ readonly flagsChanged: boolean }> {
    const [riga] = await this.tx.query<{ cambiati: boolean }>(
      `insert into enti as e (ente, codice_ipa, denominazione, flg_pagati, flg_tesoreria, giorni_pagamento_presunti, versione)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (ente) do update set codice_ipa = excluded.codice_ipa, denominazione = excluded.denominazione,
         flg_pagati = excluded.flg_pagati, flg_tesoreria = excluded.flg_tesoreria,
         giorni_pagamento_presunti = excluded.giorni_pagamento_presunti, versione = excluded.versione
       where e.versione < excluded.versione
       returning (coalesce(old.flg_pagati, false), coalesce(old.flg_tesoreria, false))
         is distinct from (new.flg_pagati, new.flg_tesoreria) as cambiati`,
      [e.ente, e.codiceIpa, e.denominazione, e.flgPagati, e.flgTesoreria, e.giorniPagamentoPresunti, e.versione],
    );
    return { flagsChanged: riga?.cambiati ?? false };
  }
}

/** Every ente, for who walks them all. */
export class PgEntiRegister implements EntiRegister {
  constructor(private readonly db: Database) {}

  async all(): Promise<CodiceFiscaleEnte[]> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ ente: CodiceFiscaleEnte }>(`select ente from enti order by ente`),
    );
    return rows.map((r) => r.ente);
  }
}
