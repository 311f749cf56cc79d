import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Riclassifica } from '@mypay/pivot-core';
import { Database } from '@mypay/platform/db';
import type { PivotEnv } from '../config';
import { PgClassificazione } from '../outbound/persistence/pg-pivot';
import { Classificatore } from './classificatore';

/** The worker and its loop; a module of its own so that health may ask it. */
@Global()
@Module({})
export class WorkerModule {
  static forRoot(config: PivotEnv): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        {
          provide: Riclassifica,
          useFactory: (db: Database) => new Riclassifica(new PgClassificazione(db), config.CHIAVI_PER_GIRO),
          inject: [Database],
        },
        Classificatore,
      ],
      exports: [Classificatore],
    };
  }
}
