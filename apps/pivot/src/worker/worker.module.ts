import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Riclassifica, TolerantTurn } from '@mypay/pivot-core';
import { Database, isOutage } from '@mypay/platform/db';
import type { PivotEnv } from '../config';
import { EnteOccupato, PgClassificazione } from '../outbound/persistence/pg-pivot';
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
          provide: TolerantTurn,
          useFactory: (db: Database) => {
            const unitOfWork = new PgClassificazione(db);
            const worker = new Riclassifica(unitOfWork, config.CHIAVI_PER_GIRO);
            return new TolerantTurn(worker, unitOfWork, (e) => e instanceof EnteOccupato || isOutage(e));
          },
          inject: [Database],
        },
        Classificatore,
      ],
      exports: [Classificatore],
    };
  }
}
