import type { Migration } from '@mypay/platform/db';
import { eventsMigrations } from '@mypay/platform/events';
import { jobsMigrations } from '@mypay/platform/jobs';
import { dovuti, registro } from './0101-dovuti';
import { importazioni } from './0103-importazioni';
import { uploads } from './0104-caricamenti';

/** The whole schema of dovuti, in order. */
export const migrations: readonly Migration[] = [
  ...eventsMigrations,
  ...jobsMigrations,
  registro,
  dovuti,
  importazioni,
  uploads,
];
