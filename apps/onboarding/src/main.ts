import 'reflect-metadata';
import { serve } from '@mypay/platform/service';
import { migrations } from '../migrations';
import { AppModule } from './app.module';
import { onboardingEnv } from './config';
import { republish } from './republish';
import { verifyRegisters } from './verify-registers';

void serve({
  name: 'onboarding',
  env: onboardingEnv,
  migrations,
  module: AppModule,
  listens: false,
  commands: { ripubblica: republish, 'verifica-registri': verifyRegisters },
});
