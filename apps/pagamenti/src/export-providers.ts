import type { Provider } from '@nestjs/common';
import { BookPaidExports, WritePaidExport } from '@mypay/pagamenti-core';
import { Database } from '@mypay/platform/db';
import { useCase } from '@mypay/platform/http';
import { Jobs } from '@mypay/platform/jobs';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import type { PagamentiConfig } from './config';
import { PaidExportJob } from './inbound/jobs/paid-export.job';
import { StoredExports } from './outbound/files/export-files';
import { PgPaidExports } from './outbound/persistence/pg-paid-exports';
import { CLOCK, ENTI, EXPORT_FILES, KEEP_EXPORT_DAYS, PAID_EXPORTS } from './tokens';

/** What books and writes exports of what was paid. */
export const exportProviders = (config: PagamentiConfig): Provider[] => [
  { provide: KEEP_EXPORT_DAYS, useValue: config.KEEP_EXPORT_DAYS },
  {
    provide: PAID_EXPORTS,
    useFactory: (db: Database, jobs: Jobs) => new PgPaidExports(db, jobs),
    inject: [Database, Jobs],
  },
  { provide: EXPORT_FILES, useFactory: (objects: ObjectStore) => new StoredExports(objects), inject: [OBJECTS] },
  useCase(BookPaidExports, PAID_EXPORTS, CLOCK),
  useCase(WritePaidExport, PAID_EXPORTS, EXPORT_FILES, ENTI, CLOCK, KEEP_EXPORT_DAYS),
  PaidExportJob,
];
