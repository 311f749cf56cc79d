import 'reflect-metadata';
import { loadConfig } from '@mypay/platform/config';
import { connectEvents, deadLettersCommand, migrateEventi } from '@mypay/platform/events';
import { createHttpApp, runService } from '@mypay/platform/http';
import { jobsCommand } from '@mypay/platform/jobs';
import { createLogger } from '@mypay/platform/log';
import { migrations } from '../migrations';
import { AppModule } from './app.module';
import { dovutiEnv } from './config';

const config = loadConfig(dovutiEnv);
const log = createLogger(config.SERVICE_NAME, config.LOG_LEVEL);

void runService({
  name: config.SERVICE_NAME,
  log,
  config,
  migrations,
  beforeMigrate: () =>
    migrateEventi({
      ownerUrl: config.EVENTI_OWNER_URL ?? '',
      runtimeRole: decodeURIComponent(new URL(config.DATABASE_URL).username),
      service: 'dovuti',
    }),
  createApp: () => createHttpApp(AppModule.forRoot(config, log), { log, uploadLimit: config.IMPORT_MAX_CSV_BYTES }),
  onReady: connectEvents,
  commands: {
    'dead-letters': (args) => deadLettersCommand(args, { config }),
    jobs: (args) => jobsCommand(args, { config }),
  },
});
