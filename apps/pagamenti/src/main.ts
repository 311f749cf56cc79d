import 'reflect-metadata';
import { loadConfig } from '@mypay/platform/config';
import { connectEvents, deadLettersCommand, migrateEventi } from '@mypay/platform/events';
import { createHttpApp, runService } from '@mypay/platform/http';
import { jobsCommand } from '@mypay/platform/jobs';
import { createLogger } from '@mypay/platform/log';
import { migrations } from '../migrations';
import { AppModule } from './app.module';
import { pagamentiEnv } from './config';

const config = loadConfig(pagamentiEnv);
const log = createLogger(config.SERVICE_NAME, config.LOG_LEVEL);

void runService({
  name: 'pagamenti',
  log,
  config,
  migrations,
  beforeMigrate: () =>
    migrateEventi({
      ownerUrl: config.EVENTI_OWNER_URL ?? '',
      runtimeRole: decodeURIComponent(new URL(config.DATABASE_URL).username),
      service: 'pagamenti',
    }),
  createApp: () => createHttpApp(AppModule.forRoot(config, log), { log }),
  onReady: connectEvents,
  commands: {
    'dead-letters': (args) => deadLettersCommand(args, { config }),
    jobs: (args) => jobsCommand(args, { config }),
  },
});
