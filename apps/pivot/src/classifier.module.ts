import { type DynamicModule, Global, Module } from '@nestjs/common';
import { EnteBusy, Reclassify, TolerantTurn } from '@mypay/pivot-core';
import { Database } from '@mypay/platform/db';
import type { PivotEnv } from './config';
import { Classifier } from './inbound/jobs/classifier';
import { ClassifierMetrics } from './inbound/jobs/classifier-metrics';
import { isOutageForAll } from './inbound/jobs/turn-faults';
import { PgDirtyQueue } from './outbound/persistence/pg-dirty-keys';
import { PgClassificazione } from './outbound/persistence/pg-pivot';
import { DIRTY_QUEUE } from './tokens';

/** The worker and its loop; a module of its own so that health may ask its queue. */
@Global()
@Module({})
export class ClassifierModule {
  static forRoot(config: PivotEnv): DynamicModule {
    return {
      module: ClassifierModule,
      providers: [
        {
          provide: TolerantTurn,
          useFactory: (db: Database) => {
            const unitOfWork = new PgClassificazione(db, 'TRY');
            const worker = new Reclassify(unitOfWork, config.CHIAVI_PER_GIRO);
            return new TolerantTurn(worker, unitOfWork, (e) => e instanceof EnteBusy || isOutageForAll(e));
          },
          inject: [Database],
        },
        { provide: DIRTY_QUEUE, useFactory: (db: Database) => new PgDirtyQueue(db), inject: [Database] },
        Classifier,
        ClassifierMetrics,
      ],
      exports: [Classifier, DIRTY_QUEUE],
    };
  }
}
