import type { Stazione, Stazioni, ChangeEntry } from '@mypay/onboarding-core';
import type { Database } from '@mypay/platform/db';
import { addIntermediarioChange } from './pg-change-log';
import { stazioneSchema } from './stazione.schema';

/** Stations of the intermediaries. */
export class PgStazioni implements Stazioni {
  constructor(private readonly db: Database) {}

  find(id: string): Promise<Stazione | undefined> {
    return this.db.outsideTenants(
      async ({ manager }) => (await manager.getRepository(stazioneSchema).findOneBy({ id })) ?? undefined,
    );
  }

  all(intermediario: string): Promise<readonly Stazione[]> {
    return this.db.outsideTenants(({ manager }) =>
      manager.getRepository(stazioneSchema).find({ where: { intermediario }, order: { id: 'asc' } }),
    );
  }

  save(stazione: Stazione, voce: ChangeEntry): Promise<void> {
    return this.db.outsideTenants(async (tx) => {
      await tx.manager.getRepository(stazioneSchema).upsert({ ...stazione, modificatoIl: voce.ts }, ['id']);
      await addIntermediarioChange(tx, voce);
    });
  }
}
