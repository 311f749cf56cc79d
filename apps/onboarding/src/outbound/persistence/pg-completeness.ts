import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { allLacksOf, type EntePeople, WORKING_ROLES } from '@mypay/onboarding-core';
import type { Database, Tx } from '@mypay/platform/db';
import { PgEnti } from './pg-enti';
import { PgTipiDovuto } from './pg-tipi-dovuto';

/** Who works for the ente today, as K7 asks. */
export async function peopleOf(tx: Tx, ente: CodiceFiscaleEnte): Promise<EntePeople> {
  const [row] = await tx.query<EntePeople>(
    `select count(distinct a.utente)::int as reachable from assegnazioni a join utenti u on u.id = a.utente
     where a.ente = $1 and a.ruolo = any($2) and u.email is not null and a.stato = 'ATTIVA'
       and (now() at time zone 'Europe/Rome')::date between a.da and coalesce(a.a, 'infinity')`,
    [ente, WORKING_ROLES],
  );
  return row ?? { reachable: 0 };
}

/**
 * Keeps on the row of the register what the ente lacks, so that the list of all enti is one question; at the end of each
 * transaction that changed the ente, a tipo or an assignment.
 */
export async function updateCompleteness(tx: Tx, codiceFiscale: CodiceFiscaleEnte): Promise<void> {
  const ente = await new PgEnti(tx).find(codiceFiscale);
  if (!ente) return;
  const tipi = await new PgTipiDovuto(tx).all(codiceFiscale);
  const active = tipi.filter(({ attivo, marcaDaBollo }) => attivo && !marcaDaBollo);
  await tx.execute(`update enti set mancanze = $2::jsonb, tipi_attivi = $3 where ente = $1`, [
    codiceFiscale,
    JSON.stringify(allLacksOf(ente, tipi, await peopleOf(tx, codiceFiscale))),
    active.length,
  ]);
}

const PAGE = 100;

/** Every ente, at the start: what the build before judged by other rules, and what a day that went by has changed. */
export async function completeEnti(db: Database): Promise<void> {
  for (let after = ''; ;) {
    const rows = await db.outsideTenants((tx) =>
      tx.query<{ ente: CodiceFiscaleEnte }>(`select ente from enti where ente > $1 order by ente limit $2`, [
        after,
        PAGE,
      ]),
    );
    for (const { ente } of rows) await db.inEnte(ente, (tx) => updateCompleteness(tx, ente));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.ente;
  }
}
