import { serviceEnv } from '@mypay/platform/config';
import { z } from 'zod';

/** Under which pivot reads events. */
export const CONSUMER_GROUP = 'pivot';

/** Environment of pivot. */
export const pivotEnv = serviceEnv('pivot', { port: 8084 }).extend({
  /** Dirty keys of one turn of the worker: one transaction. */
  CHIAVI_PER_GIRO: z.coerce.number().int().min(1).max(50_000).default(10_000),
  /** Bytes of an uploaded file. */
  UPLOAD_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1_024)
    .default(100 * 1024 * 1024),
  /** Uploads of one ente that may wait to be loaded. */
  UPLOADS_WAITING_MAX: z.coerce.number().int().min(1).default(50),
  /** Days that bytes and refused rows of an upload are kept after its end. */
  UPLOAD_RETENTION_DAYS: z.coerce.number().int().min(1).default(400),
  /** Bytes of what a zip holds, once inflated. */
  ZIP_MAX_BYTES: z.coerce
    .number()
    .int()
    .min(1_024)
    .default(200 * 1024 * 1024),
});

export type PivotEnv = z.output<typeof pivotEnv>;
