import { loadConfig } from '@mypay/platform/config';
import { runService } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import { migrations } from '../migrations';
import { portaleEnv } from './config';
import { createPortale } from './create-app';

const config = loadConfig(portaleEnv);
const log = createLogger(config.SERVICE_NAME, config.LOG_LEVEL);

// Not `serve()`: portale has no events, no jobs and no commands.
void runService({ name: 'portale', log, config, migrations, createApp: () => createPortale(config, log) });
