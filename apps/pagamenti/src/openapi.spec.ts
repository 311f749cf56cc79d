import { openApiOf } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import { expectPublished } from '@mypay/testing';
import { AppModule } from './app.module';
import { pagamentiEnv } from './config';

it('publishes the REST contract of pagamenti, unchanged', async () => {
  const config = pagamentiEnv.parse({
    DATABASE_URL: 'postgres://nowhere/x',
    SERVICE_KEY_FILE: 'x',
    TRUSTED_KEYS_DIR: 'x',
    INTERMEDIARIO_CF: '09876543210',
    DOVUTI_URLS: 'http://127.0.0.1:1',
    FDR_URL: 'http://127.0.0.1:1',
    FDR_SUBSCRIPTION_KEY: 'x',
  });
  expectPublished(
    'openapi/pagamenti.json',
    await openApiOf(AppModule.forRoot(config, createLogger('x', 'silent')), 'pagamenti'),
  );
});
