import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { allLacksOf } from '@mypay/onboarding-core';
import type { Database, Tx } from '@mypay/platform/db';
import { PgEnti } from './pg-enti';
import { PgTipiDovuto } from './pg-tipi-dovuto';

/**
 * Keeps on the row of the register what the ente lacks, so that the list of all enti is one question; at the end of each
 * transaction that changed the ente or a tipo.
 */
export async function updateCompleteness(tx: Tx, codiceFiscale: CodiceFiscaleEnte): Promise<void> {
  const ente = await new PgEnti(tx).find(codiceFiscale);
  if (!ente) return;
  const tipi = await new PgTipiDovuto(tx).all(codiceFiscale);
  const active = tipi.filter(({ attivo, marcaDaBollo }) => attivo && !marcaDaBollo);
  await tx.execute(`update enti set mancanze = $2::jsonb, tipi_attivi = $3 where ente = $1`, [
    codiceFiscale,
    JSON.stringify(allLacksOf(ente, tipi)),
    active.length,
  ]);
}

const PAGE = 100;

/** For enti written before lacks were kept: each once, at the start. */
export async function completeOldEnti(db: Database): Promise<void> {
  for (let after = ''; ;) {
    const rows = await db.outsideTenants((tx) =>
      tx.query<{ ente: CodiceFiscaleEnte }>(
        `select ente from enti where mancanze is null and ente > $1 order by ente limit $2`,
        [after, PAGE],
      ),
    );
    for (const { ente } of rows) await db.inEnte(ente, (tx) => updateCompleteness(tx, ente));
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.ente;
  }
}
