import 'reflect-metadata';
import { serve } from '@mypay/platform/service';
import { migrations } from '../migrations';
import { AppModule } from './app.module';
import { pivotEnv } from './config';
import { rebuild } from './rebuild';

void serve({
  name: 'pivot',
  env: pivotEnv,
  migrations,
  module: AppModule,
  http: (config) => ({ uploadLimit: config.UPLOAD_MAX_BYTES }),
  commands: { rebuild },
});
