import { type DynamicModule, Module } from '@nestjs/common';
import { SystemClock, type UnitOfWork } from '@mypay/kernel';
import {
  type DirtyQueue,
  Explain,
  LoadGiornale,
  MarkAllDirty,
  ReceiveGiornale,
  type PivotStores,
  Verify,
} from '@mypay/pivot-core';
import { AuthModule } from '@mypay/platform/auth';
import { Database, DbModule } from '@mypay/platform/db';
import { EventsHealth, EventsModule } from '@mypay/platform/events';
import { HealthModule } from '@mypay/platform/health';
import { provideErrorMap } from '@mypay/platform/http';
import { JobRunner, JobsModule } from '@mypay/platform/jobs';
import { type Logger, LogModule } from '@mypay/platform/log';
import { OBJECTS, ObjectsModule, type ObjectStore } from '@mypay/platform/objects';
import { ClassifierModule } from './classifier.module';
import type { PivotEnv } from './config';
import { EnteConsumer } from './inbound/events/ente.consumer';
import { FlussoConsumer } from './inbound/events/flusso.consumer';
import { GiornaleConsumer } from './inbound/events/giornale.consumer';
import { RtConsumer } from './inbound/events/rt.consumer';
import { PIVOT_ERRORS } from './inbound/http/errors';
import { GiornaliController } from './inbound/http/giornali.controller';
import { PivotController } from './inbound/http/pivot.controller';
import { LoadFlussoJob } from './inbound/jobs/load-flusso.job';
import { LoadGiornaleJob } from './inbound/jobs/load-giornale.job';
import { RebuildJob, VerifyJob } from './inbound/jobs/rebuild.job';
import { GROUP } from './job-kinds';
import { StoredGiornaleFiles } from './outbound/files/giornale-files';
import { PgLists } from './outbound/persistence/pg-lists';
import { PgEntiRegister } from './outbound/persistence/pg-enti';
import { PgClassificazione, PgPivot, storesOf } from './outbound/persistence/pg-pivot';
import { CLOCK, CONFIG, DIRTY_QUEUE, ENTI_REGISTER, LISTS, STORES_OF, UNIT_OF_WORK } from './tokens';

/** Binds the ports of pivot to PostgreSQL, opens its doors, starts its worker. */
@Module({})
export class AppModule {
  static forRoot(config: PivotEnv, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LogModule.forRoot(log),
        DbModule.forRoot(config),
        EventsModule.forRoot(config, { consumerGroup: GROUP }),
        JobsModule.forRoot(),
        ObjectsModule.forRoot(config),
        ClassifierModule.forRoot(config),
        AuthModule.forRoot(config, { trusts: ['portale'] }),
        HealthModule.forRoot({
          demo: config.DEMO,
          inject: [Database, EventsHealth, JobRunner, DIRTY_QUEUE],
          checks: (db: Database, events: EventsHealth, jobs: JobRunner, queue: DirtyQueue) => ({
            ready: { database: () => db.ping() },
            quiet: [
              () => events.quiet(),
              async () => {
                const { waiting, postponed } = await queue.backlog();
                return {
                  pending: { lavori: await jobs.pending(), chiaviSporche: waiting },
                  totals: { lavoriFalliti: await jobs.failed(), chiaviRimandate: postponed },
                };
              },
            ],
          }),
        }),
      ],
      controllers: [PivotController, GiornaliController, EnteConsumer, RtConsumer, FlussoConsumer, GiornaleConsumer],
      providers: [
        provideErrorMap(PIVOT_ERRORS),
        { provide: CLOCK, useValue: new SystemClock() },
        { provide: CONFIG, useValue: config },
        { provide: UNIT_OF_WORK, useFactory: (db: Database) => new PgPivot(db), inject: [Database] },
        { provide: STORES_OF, useValue: storesOf },
        { provide: LISTS, useFactory: (db: Database) => new PgLists(db), inject: [Database] },
        { provide: ENTI_REGISTER, useFactory: (db: Database) => new PgEntiRegister(db), inject: [Database] },
        { provide: Explain, useFactory: (uow: UnitOfWork<PivotStores>) => new Explain(uow), inject: [UNIT_OF_WORK] },
        {
          provide: MarkAllDirty,
          useFactory: (uow: UnitOfWork<PivotStores>) => new MarkAllDirty(uow),
          inject: [UNIT_OF_WORK],
        },
        {
          provide: Verify,
          useFactory: (db: Database) => new Verify(new PgClassificazione(db, true)),
          inject: [Database],
        },
        {
          provide: ReceiveGiornale,
          useFactory: (uow: UnitOfWork<PivotStores>) => new ReceiveGiornale(uow, config.UPLOADS_WAITING_MAX),
          inject: [UNIT_OF_WORK],
        },
        {
          provide: LoadGiornale,
          useFactory: (uow: UnitOfWork<PivotStores>, objects: ObjectStore) =>
            new LoadGiornale(uow, new StoredGiornaleFiles(objects, config.ZIP_MAX_BYTES), new SystemClock()),
          inject: [UNIT_OF_WORK, OBJECTS],
        },
        LoadFlussoJob,
        LoadGiornaleJob,
        RebuildJob,
        VerifyJob,
      ],
    };
  }
}
