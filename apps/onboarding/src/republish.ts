import { SystemClock } from '@mypay/kernel';
import { Republish } from '@mypay/onboarding-core';
import { Database, PgUnitOfWork } from '@mypay/platform/db';
import { correlationId, type Logger } from '@mypay/platform/log';
import type { OnboardingEnv } from './config';
import { ENTITIES } from './outbound/persistence/entities';
import { storesOf } from './outbound/persistence/stores';
import { PgEntiRegister } from './outbound/persistence/pg-enti-register';

/** `main.js ripubblica`: every snapshot goes into the outbox again; the running service carries them out. */
export async function republish(
  _args: readonly string[],
  { config, log }: { config: OnboardingEnv; log: Logger },
): Promise<void> {
  const db = await Database.connect({ url: config.DATABASE_URL, schema: config.DATABASE_SCHEMA, entities: ENTITIES });
  try {
    const useCase = new Republish(new PgEntiRegister(db), new PgUnitOfWork(db, storesOf), new SystemClock());
    log.info(await useCase.execute(correlationId()), 'snapshots published again');
  } finally {
    await db.close();
  }
}
