import { serviceEnv } from '@mypay/platform/config';
import { z } from 'zod';

/** Consumer group and inbox group of this service. */
export const CONSUMER_GROUP = 'dovuti';

/** The environment of dovuti. */
export const dovutiEnv = serviceEnv('dovuti', { port: 8082 }).extend({
  /** Greatest upload of a zip, bytes. Source: tracciati.md §2. */
  IMPORT_MAX_ZIP_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(10 * 1024 * 1024),
  /** Greatest CSV, uploaded plain or inside a zip, bytes. */
  IMPORT_MAX_CSV_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(512 * 1024 * 1024),
  /** Uploads of one ente that may wait or run at once; one more is refused with 429. */
  IMPORT_MAX_WAITING: z.coerce.number().int().min(1).default(20),
  /** Days that the bytes of an upload and of its outcomes are kept after it ended. */
  IMPORT_RETENTION_DAYS: z.coerce.number().int().min(1).default(400),
  /** Days that the ZIPs of printed notices are kept after their batch ended. */
  PRINT_RETENTION_DAYS: z.coerce.number().int().min(1).default(30),
  /** Rows of a tracciato in one transaction. */
  IMPORT_CHUNK_ROWS: z.coerce.number().int().min(1).max(20_000).default(2_000),
  /** Bytes of a tracciato in one transaction, and in memory: a chunk ends at the first of the two bounds. */
  IMPORT_CHUNK_BYTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(64 * 1024 * 1024)
    .default(2 * 1024 * 1024),
});
export type DovutiConfig = z.output<typeof dovutiEnv>;
