import 'reflect-metadata';
import { serve } from '@mypay/platform/service';
import { migrations } from '../migrations';
import { AppModule } from './app.module';
import { onboardingEnv } from './config';
import { republish } from './republish';

void serve({
  name: 'onboarding',
  env: onboardingEnv,
  migrations,
  module: AppModule,
  listens: false,
  commands: { ripubblica: republish },
});
