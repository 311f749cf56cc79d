import 'reflect-metadata';
import { type CodiceFiscaleEnte, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { MarkAllDirty, Riclassifica } from '@mypay/pivot-core';
import { loadConfig } from '@mypay/platform/config';
import { Database } from '@mypay/platform/db';
import { connectEvents, deadLettersCommand, migrateEventi } from '@mypay/platform/events';
import { createHttpApp, runService } from '@mypay/platform/http';
import { jobsCommand } from '@mypay/platform/jobs';
import { createLogger } from '@mypay/platform/log';
import { migrations } from '../migrations';
import { AppModule } from './app.module';
import { pivotEnv } from './config';
import { ricontaClassi } from './outbound/persistence/pg-classi';
import { PgEntiRegister } from './outbound/persistence/pg-enti';
import { PgClassificazione, PgPivot } from './outbound/persistence/pg-pivot';

const config = loadConfig(pivotEnv);
const log = createLogger(config.SERVICE_NAME, config.LOG_LEVEL);

/**
 * `main.js rebuild [ente]`: computes everything again, of one ente or of all, and says how much was other than it was. On a
 * healthy database that is 0. It may run beside the service: the worker's lock keeps them apart.
 */
async function rebuild([quale]: readonly string[]): Promise<void> {
  const db = await Database.connect({ url: config.DATABASE_URL, schema: config.DATABASE_SCHEMA });
  try {
    const enti: CodiceFiscaleEnte[] = quale ? [parseCodiceFiscaleEnte(quale)] : await new PgEntiRegister(db).all();
    const worker = new Riclassifica(new PgClassificazione(db, true), config.CHIAVI_PER_GIRO);
    const markAllDirty = new MarkAllDirty(new PgPivot(db));
    for (const ente of enti) {
      await markAllDirty.execute(ente);
      const cambiati = await worker.finoAQuiete(ente);
      const contatori = await db.inEnte(ente, (tx) => ricontaClassi(tx, ente));
      log.info({ ente, cambiati, contatori }, 'rebuilt');
    }
  } finally {
    await db.close();
  }
}

void runService({
  name: config.SERVICE_NAME,
  log,
  config,
  migrations,
  beforeMigrate: () =>
    migrateEventi({
      ownerUrl: config.EVENTI_OWNER_URL ?? '',
      runtimeRole: decodeURIComponent(new URL(config.DATABASE_URL).username),
      service: 'pivot',
    }),
  createApp: () => createHttpApp(AppModule.forRoot(config, log), { log, uploadLimit: config.UPLOAD_MAX_BYTES }),
  onReady: connectEvents,
  commands: {
    rebuild,
    'dead-letters': (args) => deadLettersCommand(args, { config }),
    jobs: (args) => jobsCommand(args, { config }),
  },
});
