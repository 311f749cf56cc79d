import { type DynamicModule, Module } from '@nestjs/common';
import {
  type ChunkBounds,
  CancelDovutiOfTipo,
  CancelDovuti,
  ControlPrintBatches,
  CancelDovuto,
  UploadTracciato,
  ReadDovuti,
  ReadImports,
  CreateDovuto,
  ExportDovuti,
  ForgetPrintBatches,
  ForgetUploads,
  ImportTracciato,
  MatchRicevuta,
  MeltCounts,
  ModifyDovuto,
  PrintAvviso,
  PrintNotices,
  QuoteAvviso,
  ReadCruscotto,
  ReadLife,
  ReadPrintBatches,
  RecordRicevuta,
  RequestPrintBatch,
  SearchDovuti,
} from '@mypay/dovuti-core';
import { type Clock, SystemClock } from '@mypay/kernel';
import { Database } from '@mypay/platform/db';
import { provideErrorMap, useCase } from '@mypay/platform/http';
import type { Logger } from '@mypay/platform/log';
import { OBJECTS, ObjectsModule, type ObjectStore, SmallObjects } from '@mypay/platform/objects';
import { serviceModules } from '@mypay/platform/service';
import { type DovutiConfig, CONSUMER_GROUP } from './config';
import { OnboardingConsumer } from './inbound/events/onboarding.consumer';
import { RtConsumer } from './inbound/events/rt.consumer';
import { AvvisiController } from './inbound/http/avvisi.controller';
import { DovutiController } from './inbound/http/dovuti.controller';
import { DOVUTI_ERRORS } from './inbound/http/errors';
import { ExportController } from './inbound/http/export.controller';
import { ImportController } from './inbound/http/import.controller';
import { ImportFilesController } from './inbound/http/import-files.controller';
import { QuoteController } from './inbound/http/quote.controller';
import { SearchController } from './inbound/http/search.controller';
import { StampeController } from './inbound/http/stampe.controller';
import { CancelOpenJob } from './inbound/jobs/cancel-open.job';
import { ForgetUploadsJob } from './inbound/jobs/forget-uploads.job';
import { ImportJob } from './inbound/jobs/import.job';
import { MeltCountsJob } from './inbound/jobs/melt-counts.job';
import { ForgetStampeJob, StampeJob } from './inbound/jobs/stampe.job';
import { StoredUploads } from './outbound/files/stored-uploads';
import { CITIZEN_CONTROLLERS, citizenProviders } from './citizen.providers';
import { PdfAvvisi } from './outbound/paper/pdf-avvisi';
import { ZipArchive } from './outbound/paper/zip-archive';
import { PgEnti } from './outbound/persistence/pg-enti';
import { PgIuvCounters, storesOf, pgUnitOfWork } from './outbound/persistence/pg-stores';
import {
  AVVISO_PRINTER,
  CHUNK_BOUNDS,
  CLOCK,
  CONFIG,
  ENTI,
  IUV_COUNTERS,
  MAX_WAITING,
  PRINT_ARCHIVE,
  PRINT_RETENTION_DAYS,
  RETENTION_DAYS,
  STORES,
  UNIT_OF_WORK,
  UPLOADED_FILES,
} from './tokens';

/** Binds the ports of dovuti to PostgreSQL and opens its doors. */
@Module({})
export class AppModule {
  static forRoot(config: DovutiConfig, log: Logger, clock: Clock = new SystemClock()): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ...serviceModules(config, log, { trusts: ['portale', 'pagamenti'], consumerGroup: CONSUMER_GROUP }),
        ObjectsModule.forRoot(config),
      ],
      controllers: [
        DovutiController,
        ExportController,
        AvvisiController,
        ImportController,
        ImportFilesController,
        QuoteController,
        SearchController,
        StampeController,
        ...CITIZEN_CONTROLLERS,
        OnboardingConsumer,
        RtConsumer,
      ],
      providers: [
        provideErrorMap(DOVUTI_ERRORS),
        { provide: CONFIG, useValue: config },
        { provide: CLOCK, useValue: clock },
        { provide: UNIT_OF_WORK, useFactory: pgUnitOfWork, inject: [Database] },
        { provide: IUV_COUNTERS, useFactory: (db: Database) => new PgIuvCounters(db), inject: [Database] },
        { provide: STORES, useValue: storesOf },
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
          provide: CHUNK_BOUNDS,
          useValue: { rows: config.IMPORT_CHUNK_ROWS, bytes: config.IMPORT_CHUNK_BYTES } satisfies ChunkBounds,
        },
        { provide: MAX_WAITING, useValue: config.IMPORT_MAX_WAITING },
        { provide: RETENTION_DAYS, useValue: config.IMPORT_RETENTION_DAYS },
        useCase(CreateDovuto, UNIT_OF_WORK, IUV_COUNTERS, CLOCK),
        useCase(ReadDovuti, UNIT_OF_WORK, CLOCK),
        {
          provide: AVVISO_PRINTER,
          useFactory: (objects: ObjectStore) => new PdfAvvisi(new SmallObjects(objects, log)),
          inject: [OBJECTS],
        },
        useCase(PrintAvviso, UNIT_OF_WORK, AVVISO_PRINTER, CLOCK),
        {
          provide: PRINT_ARCHIVE,
          useFactory: (objects: ObjectStore) => new ZipArchive(objects),
          inject: [OBJECTS],
        },
        { provide: PRINT_RETENTION_DAYS, useValue: config.PRINT_RETENTION_DAYS },
        useCase(RequestPrintBatch, UNIT_OF_WORK, CLOCK),
        useCase(ReadPrintBatches, UNIT_OF_WORK),
        useCase(ControlPrintBatches, UNIT_OF_WORK, ReadPrintBatches, RequestPrintBatch, CLOCK),
        useCase(PrintNotices, UNIT_OF_WORK, AVVISO_PRINTER, PRINT_ARCHIVE, CLOCK),
        useCase(ForgetPrintBatches, UNIT_OF_WORK, ENTI, PRINT_ARCHIVE, CLOCK, PRINT_RETENTION_DAYS),
        useCase(ReadLife, UNIT_OF_WORK),
        useCase(SearchDovuti, UNIT_OF_WORK, CLOCK),
        useCase(ReadCruscotto, UNIT_OF_WORK, CLOCK),
        useCase(MeltCounts, UNIT_OF_WORK, ENTI),
        useCase(ModifyDovuto, UNIT_OF_WORK, CLOCK),
        useCase(CancelDovuto, UNIT_OF_WORK, CLOCK),
        useCase(CancelDovuti, UNIT_OF_WORK, CLOCK),
        useCase(ExportDovuti, ReadDovuti),
        useCase(CancelDovutiOfTipo, UNIT_OF_WORK, CLOCK),
        useCase(QuoteAvviso, UNIT_OF_WORK, CLOCK),
        useCase(UploadTracciato, UNIT_OF_WORK, CLOCK, MAX_WAITING),
        useCase(ReadImports, UNIT_OF_WORK, CLOCK),
        useCase(ImportTracciato, UNIT_OF_WORK, IUV_COUNTERS, UPLOADED_FILES, CLOCK, CHUNK_BOUNDS),
        useCase(ForgetUploads, UNIT_OF_WORK, ENTI, UPLOADED_FILES, CLOCK, RETENTION_DAYS),
        useCase(RecordRicevuta, CLOCK),
        useCase(MatchRicevuta, CLOCK),
        ImportJob,
        CancelOpenJob,
        ForgetUploadsJob,
        MeltCountsJob,
        StampeJob,
        ForgetStampeJob,
        ...citizenProviders(config),
      ],
    };
  }
}
