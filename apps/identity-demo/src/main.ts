import { loadConfig } from '@mypay/platform/config';
import { createLogger } from '@mypay/platform/log';
import { identityDemoEnv } from './config';
import { readPersonas } from './personas';
import { makeProvider } from './provider';
import { makeServer } from './server';

const config = loadConfig(identityDemoEnv);
const log = createLogger(config.SERVICE_NAME, config.LOG_LEVEL);

// Not `runService`: there is no Nest application, no database and no command here.
async function serve(): Promise<void> {
  const personas = readPersonas(config.PERSONAS_FILE);
  const server = makeServer(await makeProvider(config, personas, log), personas, log);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.PORT, config.HOST, resolve);
  });
  log.info({ porta: config.PORT, personas: personas.length }, `${config.SERVICE_NAME} pronto`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      setTimeout(() => process.exit(1), config.SHUTDOWN_TIMEOUT_MS).unref();
      server.close(() => process.exit(0));
      server.closeAllConnections();
    });
}

serve().catch((error: unknown) => {
  log.fatal({ err: error }, `${config.SERVICE_NAME} cannot go on`);
  process.exitCode = 1;
});
