import { type DynamicModule, Module } from '@nestjs/common';
import {
  AnnullaDovutiDelTipo,
  AnnullaDovuto,
  CaricaTracciato,
  ConsultaDovuti,
  ConsultaImport,
  type ContatoriIuv,
  CreaDovuto,
  type DovutiStores,
  type EntiNoti,
  type FileCaricati,
  ForgetUploads,
  ImportaTracciato,
  ModificaDovuto,
  QuotaAvviso,
  RegistraRicevuta,
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
import { type DovutiConfig, GRUPPO } from './config';
import { OnboardingConsumer } from './inbound/events/onboarding.consumer';
import { RtConsumer } from './inbound/events/rt.consumer';
import { DovutiController } from './inbound/http/dovuti.controller';
import { DOVUTI_ERRORS } from './inbound/http/errors';
import { ImportController } from './inbound/http/import.controller';
import { QuoteController } from './inbound/http/quote.controller';
import { CancelOpenJob } from './inbound/jobs/cancel-open.job';
import { ForgetUploadsJob } from './inbound/jobs/forget-uploads.job';
import { ImportJob } from './inbound/jobs/import.job';
import { ObjectFileCaricati } from './outbound/files/file-caricati';
import { PgEnti } from './outbound/persistence/pg-enti';
import { PgContatoriIuv, pgStores, pgUnitOfWork } from './outbound/persistence/pg-stores';
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
        EventsModule.forRoot(config, { consumerGroup: GRUPPO }),
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
        { provide: IUV_COUNTERS, useFactory: (db: Database) => new PgContatoriIuv(db), inject: [Database] },
        { provide: STORES, useValue: pgStores },
        { provide: ENTI, useFactory: (db: Database) => new PgEnti(db), inject: [Database] },
        {
          provide: UPLOADED_FILES,
          useFactory: (objects: ObjectStore) =>
            new ObjectFileCaricati(objects, {
              maxZip: config.IMPORT_MAX_ZIP_BYTES,
              maxCsv: config.IMPORT_MAX_CSV_BYTES,
            }),
          inject: [OBJECTS],
        },
        {
          provide: CreaDovuto,
          useFactory: (uow: Uow, contatori: ContatoriIuv, at: Clock) => new CreaDovuto(uow, contatori, at),
          inject: [UNIT_OF_WORK, IUV_COUNTERS, CLOCK],
        },
        {
          provide: ConsultaDovuti,
          useFactory: (uow: Uow, at: Clock) => new ConsultaDovuti(uow, at),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        {
          provide: ModificaDovuto,
          useFactory: (uow: Uow, at: Clock) => new ModificaDovuto(uow, at),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        {
          provide: AnnullaDovuto,
          useFactory: (uow: Uow, at: Clock) => new AnnullaDovuto(uow, at),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        {
          provide: QuotaAvviso,
          useFactory: (uow: Uow, at: Clock) => new QuotaAvviso(uow, at),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        {
          provide: CaricaTracciato,
          useFactory: (uow: Uow, at: Clock) => new CaricaTracciato(uow, at, config.IMPORT_MAX_WAITING),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        { provide: ConsultaImport, useFactory: (uow: Uow) => new ConsultaImport(uow), inject: [UNIT_OF_WORK] },
        {
          provide: ImportaTracciato,
          useFactory: (uow: Uow, counters: ContatoriIuv, files: FileCaricati, at: Clock) =>
            new ImportaTracciato(uow, counters, files, at, {
              rows: config.IMPORT_CHUNK_ROWS,
              bytes: config.IMPORT_CHUNK_BYTES,
            }),
          inject: [UNIT_OF_WORK, IUV_COUNTERS, UPLOADED_FILES, CLOCK],
        },
        {
          provide: ForgetUploads,
          useFactory: (uow: Uow, enti: EntiNoti, files: FileCaricati, at: Clock) =>
            new ForgetUploads(uow, enti, files, at, config.IMPORT_RETENTION_DAYS),
          inject: [UNIT_OF_WORK, ENTI, UPLOADED_FILES, CLOCK],
        },
        ImportJob,
        CancelOpenJob,
        ForgetUploadsJob,
        {
          provide: AnnullaDovutiDelTipo,
          useFactory: (uow: Uow, at: Clock) => new AnnullaDovutiDelTipo(uow, at),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        { provide: RegistraRicevuta, useFactory: (at: Clock) => new RegistraRicevuta(at), inject: [CLOCK] },
      ],
    };
  }
}
