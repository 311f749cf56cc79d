import { randomUUID } from 'node:crypto';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { EnteReads, ManageLogo } from '@mypay/onboarding-core';
import type { Database } from '@mypay/platform/db';
import type { Logger } from '@mypay/platform/log';

const SYSTEM = { id: 'sistema:onboarding', permessi: [] };

/** Makes the picture for paper of each logo that has none, put before there were any; one that cannot be made keeps nothing from starting. */
export async function printOldLogos(db: Database, reads: EnteReads, logos: ManageLogo, log: Logger): Promise<void> {
  const enti = await db.outsideTenants((tx) =>
    tx.query<{ ente: CodiceFiscaleEnte; alternativo: string }>(
      `select ente, logo_alternativo as alternativo from enti
       where logo_hash is not null and logo_stampa_di is distinct from logo_hash order by ente`,
    ),
  );
  for (const { ente, alternativo } of enti)
    try {
      const bytes = await reads.logo(ente);
      if (bytes) await logos.put(ente, { attore: SYSTEM, correlationId: randomUUID() }, bytes, alternativo);
    } catch (error) {
      log.warn({ ente, err: error }, 'no picture for paper can be made of this logo');
    }
}
