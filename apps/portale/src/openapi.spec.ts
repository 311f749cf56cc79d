import { openApiOf } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import { expectPublished } from '@mypay/testing';
import { AppModule } from './app.module';
import { portaleEnv } from './config';

it('publishes the REST contract of portale itself, unchanged', async () => {
  const config = portaleEnv.parse({ SERVICE_KEY_FILE: 'x', TRUSTED_KEYS_DIR: 'x', DATABASE_URL: 'x' });
  expectPublished(
    'openapi/portale.json',
    await openApiOf(AppModule.forRoot(config, createLogger('x', 'silent')), 'portale'),
  );
});
