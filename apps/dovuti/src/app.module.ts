import { type DynamicModule, Module } from '@nestjs/common';
import {
  CancelDovutiOfTipo,
  CancelDovuto,
  UploadTracciato,
  ReadDovuti,
  ReadImports,
  type IuvCounters,
  CreateDovuto,
  type DovutiStores,
  type KnownEnti,
  type UploadedFiles,
  ForgetUploads,
  ImportTracciato,
  ModifyDovuto,
  QuoteAvviso,
  RecordRicevuta,
} from '@mypay/dovuti-core';
import { type Clock, SystemClock, type UnitOfWork } from '@mypay/kernel';
import { AuthModule } from '@mypay/platform/auth';
import { Database, DbModule } from '@mypay/platform/db';
import { EventsHealth, EventsModule } from '@mypay/platform/events';
import { HealthModule } from '@mypay/platform/health';
import { provideErrorMap } from '@mypay/platform/http';
import { JobRunner, JobsModule } from '@mypay/platform/jobs';
import { type Logger, LogModule } from '@mypay/platform/log';
import { OBJECTS, ObjectsModule, type ObjectStore } from '@mypay/platform/objects';
import { type DovutiConfig, CONSUMER_GROUP } from './config';
import { OnboardingConsumer } from './inbound/events/onboarding.consumer';
import { RtConsumer } from './inbound/events/rt.consumer';
import { DovutiController } from './inbound/http/dovuti.controller';
import { DOVUTI_ERRORS } from './inbound/http/errors';
import { ImportController } from './inbound/http/import.controller';
import { QuoteController } from './inbound/http/quote.controller';
import { CancelOpenJob } from './inbound/jobs/cancel-open.job';
import { ForgetUploadsJob } from './inbound/jobs/forget-uploads.job';
import { ImportJob } from './inbound/jobs/import.job';
import { StoredUploads } from './outbound/files/stored-uploads';
import { PgEnti } from './outbound/persistence/pg-enti';
import { PgIuvCounters, pgStores, pgUnitOfWork } from './outbound/persistence/pg-stores';
import { CLOCK, CONFIG, ENTI, IUV_COUNTERS, STORES, UNIT_OF_WORK, UPLOADED_FILES } from './tokens';

type Uow = UnitOfWork<DovutiStores>;

/** Binds the ports of dovuti to PostgreSQL and opens its doors. */
@Module({})
export class AppModule {
  static forRoot(config: DovutiConfig, log: Logger, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LogModule.forRoot(log),
        DbModule.forRoot(config),
        EventsModule.forRoot(config, { consumerGroup: CONSUMER_GROUP }),
        JobsModule.forRoot(),
        ObjectsModule.forRoot(config),
        AuthModule.forRoot(config, { trusts: ['portale', 'pagamenti'] }),
        HealthModule.forRoot({
          demo: config.DEMO,
          inject: [Database, EventsHealth, JobRunner],
          checks: (db: Database, events: EventsHealth, jobs: JobRunner) => ({
            ready: { database: () => db.ping() },
            quiet: [() => events.quiet(), async () => ({ pending: { lavori: await jobs.pending() } })],
          }),
        }),
      ],
      controllers: [DovutiController, ImportController, QuoteController, OnboardingConsumer, RtConsumer],
      providers: [
        provideErrorMap(DOVUTI_ERRORS),
        { provide: CONFIG, useValue: config },
        { provide: CLOCK, useValue: clock },
        { provide: UNIT_OF_WORK, useFactory: pgUnitOfWork, inject: [Database] },
        { provide: IUV_COUNTERS, useFactory: (db: Database) => new PgIuvCounters(db), inject: [Database] },
        { provide: STORES, useValue: pgStores },
        { provide: ENTI, useFactory: (db: Database) => new PgEnti(db), inject: [Database] },
        {
          provide: UPLOADED_FILES,
          useFactory: (objects: ObjectStore) =>
            new StoredUploads(objects, {
              maxZip: config.IMPORT_MAX_ZIP_BYTES,
              maxCsv: config.IMPORT_MAX_CSV_BYTES,
            }),
          inject: [OBJECTS],
        },
        {
          provide: CreateDovuto,
          useFactory: (uow: Uow, counters: IuvCounters, at: Clock) => new CreateDovuto(uow, counters, at),
          inject: [UNIT_OF_WORK, IUV_COUNTERS, CLOCK],
        },
        {
          provide: ReadDovuti,
          useFactory: (uow: Uow, at: Clock) => new ReadDovuti(uow, at),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        {
          provide: ModifyDovuto,
          useFactory: (uow: Uow, at: Clock) => new ModifyDovuto(uow, at),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        {
          provide: CancelDovuto,
          useFactory: (uow: Uow, at: Clock) => new CancelDovuto(uow, at),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        {
          provide: QuoteAvviso,
          useFactory: (uow: Uow, at: Clock) => new QuoteAvviso(uow, at),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        {
          provide: UploadTracciato,
          useFactory: (uow: Uow, at: Clock) => new UploadTracciato(uow, at, config.IMPORT_MAX_WAITING),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        { provide: ReadImports, useFactory: (uow: Uow) => new ReadImports(uow), inject: [UNIT_OF_WORK] },
        {
          provide: ImportTracciato,
          useFactory: (uow: Uow, counters: IuvCounters, files: UploadedFiles, at: Clock) =>
            new ImportTracciato(uow, counters, files, at, {
              rows: config.IMPORT_CHUNK_ROWS,
              bytes: config.IMPORT_CHUNK_BYTES,
            }),
          inject: [UNIT_OF_WORK, IUV_COUNTERS, UPLOADED_FILES, CLOCK],
        },
        {
          provide: ForgetUploads,
          useFactory: (uow: Uow, enti: KnownEnti, files: UploadedFiles, at: Clock) =>
            new ForgetUploads(uow, enti, files, at, config.IMPORT_RETENTION_DAYS),
          inject: [UNIT_OF_WORK, ENTI, UPLOADED_FILES, CLOCK],
        },
        ImportJob,
        CancelOpenJob,
        ForgetUploadsJob,
        {
          provide: CancelDovutiOfTipo,
          useFactory: (uow: Uow, at: Clock) => new CancelDovutiOfTipo(uow, at),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        { provide: RecordRicevuta, useFactory: (at: Clock) => new RecordRicevuta(at), inject: [CLOCK] },
      ],
    };
  }
}
