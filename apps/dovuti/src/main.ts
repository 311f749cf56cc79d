import 'reflect-metadata';
import { serve } from '@mypay/platform/service';
import { migrations } from '../migrations';
import { AppModule } from './app.module';
import { dovutiEnv } from './config';

void serve({
  name: 'dovuti',
  env: dovutiEnv,
  migrations,
  module: AppModule,
  http: (config) => ({ uploadLimit: config.IMPORT_MAX_CSV_BYTES }),
});
