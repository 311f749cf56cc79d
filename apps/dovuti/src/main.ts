import 'reflect-metadata';
import { IMPORT_JOB } from '@mypay/dovuti-core';
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
  finalJobs: {
    [IMPORT_JOB]:
      'l’importazione è chiusa come IMPORT_ABORTITO e ciò che ha accettato resta; correggere il file e caricarlo con un nome nuovo',
  },
});
