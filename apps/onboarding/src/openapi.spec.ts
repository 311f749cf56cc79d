import { openApiOf } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import { expectPublished } from '@mypay/testing';
import { AppModule } from './app.module';
import { onboardingEnv } from './config';

it('publishes the REST contract of onboarding, unchanged', async () => {
  const config = onboardingEnv.parse({
    DATABASE_URL: 'postgres://nowhere/x',
    SERVICE_KEY_FILE: 'x',
    TRUSTED_KEYS_DIR: 'x',
    INTERMEDIARIO_CF: '09876543210',
  });
  expectPublished(
    'openapi/onboarding.json',
    await openApiOf(AppModule.forRoot(config, createLogger('x', 'silent')), 'onboarding'),
  );
});
