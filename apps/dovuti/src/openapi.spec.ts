import { openApiOf } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import { expectPublished } from '@mypay/testing';
import { AppModule } from './app.module';
import { dovutiEnv } from './config';

it('publishes the REST contract of dovuti, unchanged', async () => {
  const config = dovutiEnv.parse({
    DATABASE_URL: 'postgres://nowhere/x',
    SERVICE_KEY_FILE: 'x',
    TRUSTED_KEYS_DIR: 'x',
  });
  expectPublished(
    'openapi/dovuti.json',
    await openApiOf(AppModule.forRoot(config, createLogger('x', 'silent')), 'dovuti'),
  );
});
