import type { AmbitoSospensione, CodiceStazione, Ente, Enti, EntiRegister, StatoEnte } from '@mypay/pagamenti-core';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Database, Tx } from '@mypay/platform/db';

interface EnteRow {
  ente: string;
  versione: bigint;
  codice_ipa: string;
  denominazione: string;
  stato: StatoEnte;
  ambito_sospensione: AmbitoSospensione | null;
  intermediario: string;
  codici: CodiceStazione[];
  logo_chiave: string | null;
  logo_sha256: string | null;
}

const COLUMNS =
  'ente, versione, codice_ipa, denominazione, stato, ambito_sospensione, intermediario, codici, logo_chiave, logo_sha256';
const toEnte = (row: EnteRow): Ente => ({
  ente: row.ente as CodiceFiscaleEnte,
  versione: Number(row.versione),
  codiceIpa: row.codice_ipa,
  denominazione: row.denominazione,
  stato: row.stato,
  ambitoSospensione: row.ambito_sospensione ?? undefined,
  intermediario: row.intermediario,
  codici: row.codici,
  logo:
    row.logo_chiave === null || row.logo_sha256 === null
      ? undefined
      : { chiave: row.logo_chiave, sha256: row.logo_sha256 },
});

/** The register of enti: outside tenants, since the node names the ente and we look whether it is ours. */
export class PgEnti implements Enti {
  constructor(private readonly db: Database) {}

  async find(idPa: string): Promise<Ente | undefined> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<EnteRow>(`select ${COLUMNS} from enti where ente = $1`, [idPa]),
    );
    return rows[0] && toEnte(rows[0]);
  }

  async all(): Promise<readonly Ente[]> {
    const rows = await this.db.outsideTenants((tx) => tx.query<EnteRow>(`select ${COLUMNS} from enti order by ente`));
    return rows.map(toEnte);
  }
}

/** Writes the register inside the transaction of the event that told it. */
export class PgEntiRegister implements EntiRegister {
  constructor(private readonly tx: Tx) {}

  async apply(ente: Ente): Promise<boolean> {
    const written = await this.tx.execute(
      `insert into enti (ente, versione, codice_ipa, denominazione, stato, ambito_sospensione, intermediario, codici,
         logo_chiave, logo_sha256)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (ente) do update set versione = excluded.versione, codice_ipa = excluded.codice_ipa,
         denominazione = excluded.denominazione, stato = excluded.stato, ambito_sospensione = excluded.ambito_sospensione,
         intermediario = excluded.intermediario, codici = excluded.codici,
         logo_chiave = excluded.logo_chiave, logo_sha256 = excluded.logo_sha256, aggiornato_il = now()
       where enti.versione < excluded.versione`,
      [
        ente.ente,
        ente.versione,
        ente.codiceIpa,
        ente.denominazione,
        ente.stato,
        ente.ambitoSospensione ?? null,
        ente.intermediario,
        JSON.stringify(ente.codici),
        ente.logo?.chiave ?? null,
        ente.logo?.sha256 ?? null,
      ],
    );
    return written === 1;
  }
}
