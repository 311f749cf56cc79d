import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { EnteReads, ShownChange } from '@mypay/onboarding-core';
import type { Database } from '@mypay/platform/db';
import { ASSEGNAZIONE_COLUMNS, type AssegnazioneRow, toAssegnazione } from './assegnazione-row';
import { PgEnti } from './pg-enti';
import { PgLoghi } from './pg-loghi';
import { PgTipiDovuto } from './pg-tipi-dovuto';
import { toUtente, UTENTE_COLUMNS, type UtenteRow } from './utente-row';

/** Reads for the doors: no domain, one short transaction of the ente. */
export class PgEnteReads implements EnteReads {
  constructor(private readonly db: Database) {}

  ente(...[ente]: Parameters<EnteReads['ente']>): ReturnType<EnteReads['ente']> {
    return this.db.inEnte(ente, async (tx) => {
      const found = await new PgEnti(tx).find(ente);
      return found && { ente: found, tipi: await new PgTipiDovuto(tx).all(ente) };
    });
  }

  logo(...[ente]: Parameters<EnteReads['logo']>): ReturnType<EnteReads['logo']> {
    return this.db.inEnte(ente, (tx) => new PgLoghi(tx).find(ente));
  }

  assegnazioni(...[ente, after, limit]: Parameters<EnteReads['assegnazioni']>): ReturnType<EnteReads['assegnazioni']> {
    return this.db.inEnte(ente, async (tx) => {
      const rows = await tx.query<AssegnazioneRow & UtenteRow>(
        `select ${ASSEGNAZIONE_COLUMNS}, ${UTENTE_COLUMNS}
         from assegnazioni a join utenti u on u.id = a.utente
         where a.ente = $1 and ($2::uuid is null or (a.utente, a.ruolo) > ($2, $3 collate "C"))
         order by a.utente, a.ruolo limit $4`,
        [ente, after?.utente ?? null, after?.ruolo ?? null, limit],
      );
      return rows.map((row) => ({ utente: toUtente(row), assegnazione: toAssegnazione(row) }));
    });
  }

  changeLog(ente: CodiceFiscaleEnte, before: bigint | undefined, limit: number): Promise<readonly ShownChange[]> {
    return this.db.inEnte(ente, (tx) =>
      tx.query<ShownChange>(
        `select id, ts, attore, azione, oggetto_tipo as "oggettoTipo", oggetto_id as "oggettoId", prima, dopo, motivo
         from registro where ente = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
        [ente, before?.toString() ?? null, limit],
      ),
    );
  }
}
