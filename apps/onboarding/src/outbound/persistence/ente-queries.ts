import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Ente, TipoDovuto } from '@mypay/onboarding-core';
import type { Database } from '@mypay/platform/db';
import { PgEnti } from './pg-enti';
import { PgTipiDovuto } from './pg-tipi-dovuto';

/** A line of the register as it is shown. */
export interface RigaMostrata {
  readonly id: bigint;
  readonly ts: Date;
  readonly attore: string;
  readonly azione: string;
  readonly oggettoTipo: string;
  readonly oggettoId: string;
  readonly prima: unknown;
  readonly dopo: unknown;
  readonly motivo: string | null;
}

/** Reads for the doors: no domain, one short transaction of the ente. */
export class EnteQueries {
  constructor(private readonly db: Database) {}

  /** The ente with its tipi dovuto; undefined when there is none. */
  ente(ente: CodiceFiscaleEnte): Promise<{ ente: Ente; tipi: readonly TipoDovuto[] } | undefined> {
    return this.db.inEnte(ente, async (tx) => {
      const found = await new PgEnti(tx).find(ente);
      return found && { ente: found, tipi: await new PgTipiDovuto(tx).all(ente) };
    });
  }

  /** Newest first, before `prima`. */
  registro(ente: CodiceFiscaleEnte, prima: bigint | undefined, limite: number): Promise<readonly RigaMostrata[]> {
    return this.db.inEnte(ente, (tx) =>
      tx.query<RigaMostrata>(
        `select id, ts, attore, azione, oggetto_tipo as "oggettoTipo", oggetto_id as "oggettoId", prima, dopo, motivo
         from registro where ente = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
        [ente, prima?.toString() ?? null, limite],
      ),
    );
  }
}
