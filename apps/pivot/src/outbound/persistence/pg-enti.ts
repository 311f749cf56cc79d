import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';

/** An ente as pivot needs it. */
export interface EnteDiPivot {
  readonly ente: CodiceFiscaleEnte;
  readonly codiceIpa: string;
  readonly denominazione: string;
  readonly flgPagati: boolean;
  readonly flgTesoreria: boolean;
  readonly giorniPagamentoPresunti: number;
}

/** The register of enti, outside row-level security. */
export class PgEnti {
  constructor(private readonly tx: Tx) {}

  async find(ente: string): Promise<EnteDiPivot | undefined> {
    const [riga] = await this.tx.query<EnteDiPivot>(
      `select ente, codice_ipa as "codiceIpa", denominazione, flg_pagati as "flgPagati", flg_tesoreria as "flgTesoreria",
              giorni_pagamento_presunti as "giorniPagamentoPresunti" from enti where ente = $1`,
      [ente],
    );
    return riga;
  }

  async tutti(): Promise<CodiceFiscaleEnte[]> {
    const righe = await this.tx.query<{ ente: CodiceFiscaleEnte }>(`select ente from enti order by ente`);
    return righe.map((r) => r.ente);
  }

  /** Applies a snapshot if newer. @returns whether a flag is other than what the worker used so far (off for an unknown ente) */
  async applica(e: EnteDiPivot & { readonly versione: number }): Promise<{ readonly flagCambiati: boolean }> {
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
    return { flagCambiati: riga?.cambiati ?? false };
  }
}
