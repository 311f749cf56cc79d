import { type EnteReads, RUOLI_BY_TIPO, type ShownChange } from '@mypay/onboarding-core';
import type { Database } from '@mypay/platform/db';
import { ASSEGNAZIONE_COLUMNS, type AssegnazioneRow, toAssegnazione } from './assegnazione-row';
import { peopleOf } from './pg-completeness';
import { PgEnti } from './pg-enti';
import { PgLoghi } from './pg-loghi';
import { PgTipiDovuto } from './pg-tipi-dovuto';
import { toUtente, UTENTE_COLUMNS, type UtenteRow } from './utente-row';

/** Does this side of a change of an assignment name a tipo dovuto ($4), or all of them? */
const names = (side: 'prima' | 'dopo'): string => `coalesce(r.${side}->'tipi' ?| array[$4::text, 'TUTTI'], false)`;

const TIPI_FACTS = `
  with switched as (
    select substr(oggetto_id, strpos(oggetto_id, '|') + 1) as codice,
      max(ts) filter (where dopo->>'attivo' = 'true') as "on",
      max(ts) filter (where prima->>'attivo' = 'true' and dopo->>'attivo' = 'false') as "off"
    from registro where ente = $1 and oggetto_tipo = 'TIPO_DOVUTO' group by 1
  )
  select t.codice, s."on", s."off",
    (select count(distinct a.utente)::int from assegnazioni a
     where a.ente = $1 and a.stato = 'ATTIVA' and a.da <= $2::date and (a.a is null or a.a >= $2::date)
       and a.ruolo = any($3) and (a.tipi is null or t.codice = any(a.tipi))) as operators
  from tipi_dovuto t left join switched s on s.codice = t.codice where t.ente = $1`;

/** Reads for the doors: no domain, one short transaction of the ente. */
export class PgEnteReads implements EnteReads {
  constructor(private readonly db: Database) {}

  ente(...[ente]: Parameters<EnteReads['ente']>): ReturnType<EnteReads['ente']> {
    return this.db.inEnte(ente, async (tx) => {
      const found = await new PgEnti(tx).find(ente);
      return found && { ente: found, tipi: await new PgTipiDovuto(tx).all(ente), people: await peopleOf(tx, ente) };
    });
  }

  tipiFacts(...[ente, today]: Parameters<EnteReads['tipiFacts']>): ReturnType<EnteReads['tipiFacts']> {
    return this.db.inEnte(ente, async (tx) => {
      const rows = await tx.query<{ codice: string; on: Date | null; off: Date | null; operators: number }>(
        TIPI_FACTS,
        [ente, today, RUOLI_BY_TIPO],
      );
      return new Map(
        rows.map(({ codice, on, off, operators }) => [
          codice,
          { enabledOn: on ?? undefined, disabledOn: off ?? undefined, operators },
        ]),
      );
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

  changeLog(...[ente, { tipo, before }, limit]: Parameters<EnteReads['changeLog']>): Promise<readonly ShownChange[]> {
    return this.db.inEnte(ente, (tx) =>
      tx.query<ShownChange>(
        `select r.id, r.ts, r.attore, r.azione, r.oggetto_tipo as "oggettoTipo", r.oggetto_id as "oggettoId", r.prima, r.dopo, r.motivo,
           a.nome || ' ' || a.cognome as "nomeAttore", o.nome || ' ' || o.cognome as "nomeOggetto"
         from registro r
         left join utenti a on a.id = case when r.attore ~ '^persona:[0-9a-f-]{36}$' then right(r.attore, 36)::uuid end
         left join utenti o on o.id = case when r.oggetto_tipo in ('ASSEGNAZIONE', 'UTENTE') and r.oggetto_id ~ '^[0-9a-f-]{36}' then left(r.oggetto_id, 36)::uuid end
         where r.ente = $1 and ($2::bigint is null or r.id < $2)
           and ($4::text is null or (r.oggetto_tipo = 'TIPO_DOVUTO' and substr(r.oggetto_id, strpos(r.oggetto_id, '|') + 1) = $4)
             or (r.oggetto_tipo = 'ASSEGNAZIONE' and split_part(r.oggetto_id, '|', 2) = any($5) and ${names('prima')} <> ${names('dopo')}))
         order by r.id desc limit $3`,
        [ente, before?.toString() ?? null, limit, tipo ?? null, RUOLI_BY_TIPO],
      ),
    );
  }
}
