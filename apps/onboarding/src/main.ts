import { SystemClock } from '@mypay/kernel';
import { Republish } from '@mypay/onboarding-core';
import { loadConfig } from '@mypay/platform/config';
import { Database, PgUnitOfWork } from '@mypay/platform/db';
import { deadLettersCommand, migrateEventi } from '@mypay/platform/events';
import { createHttpApp, runService } from '@mypay/platform/http';
import { jobsCommand } from '@mypay/platform/jobs';
import { correlationId, createLogger } from '@mypay/platform/log';
import { migrations } from '../migrations';
import { AppModule } from './app.module';
import { onboardingEnv } from './config';
import { ENTITIES } from './outbound/persistence/entities';
import { storesOf } from './outbound/persistence/stores';
import { PgElencoEnti } from './outbound/persistence/pg-elenco-enti';

const config = loadConfig(onboardingEnv);
const log = createLogger(config.SERVICE_NAME, config.LOG_LEVEL);

/** `main.js ripubblica`: every snapshot goes into the outbox again; the running service carries them out. */
async function ripubblica(): Promise<void> {
  const db = await Database.connect({ url: config.DATABASE_URL, schema: config.DATABASE_SCHEMA, entities: ENTITIES });
  try {
    const republish = new Republish(new PgElencoEnti(db), new PgUnitOfWork(db, storesOf), new SystemClock());
    log.info(await republish.execute(correlationId()), 'snapshots published again');
  } finally {
    await db.close();
  }
}

void runService({
  name: 'onboarding',
  log,
  config,
  migrations,
  beforeMigrate: () =>
    migrateEventi({
      ownerUrl: config.EVENTI_OWNER_URL ?? '',
      runtimeRole: decodeURIComponent(new URL(config.DATABASE_URL).username),
      service: 'onboarding',
    }),
  createApp: () => createHttpApp(AppModule.forRoot(config, log), { log }),
  commands: {
    ripubblica,
    'dead-letters': (args) => deadLettersCommand(args, { config }),
    jobs: (args) => jobsCommand(args, { config }),
  },
});
