import { runService } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import { migrations } from '../migrations';
import { makeApp } from './app';
import { simulatorConfig } from './config';
import type { Simulator } from './simulator';

const config = simulatorConfig();
const log = createLogger(config.SERVICE_NAME, config.LOG_LEVEL);
let simulator: Simulator | undefined;

void runService({
  name: 'nodo-simulator',
  log,
  config,
  migrations,
  createApp: async () => {
    const made = await makeApp(config, log);
    simulator = made.simulator;
    return made.app;
  },
  onReady: () => Promise.resolve(simulator?.start()),
});
