import type { Migration } from '@mypay/platform/db';
import { eventsMigrations } from '@mypay/platform/events';
import { jobsMigrations } from '@mypay/platform/jobs';
import { dovuti, register } from './0101-dovuti';
import { importazioni } from './0103-importazioni';
import { uploads } from './0104-uploads';
import { search } from './0105-search';
import { counts } from './0106-counts';
import { operator } from './0107-operator';
import { citizens } from './0110-citizens';
import { printBatches } from './0112-print-batches';
import { printCancelled } from './0113-print-cancelled';
import { listIndexes } from './0114-list-indexes';

/** The whole schema of dovuti, in order. */
export const migrations: readonly Migration[] = [
  ...eventsMigrations,
  ...jobsMigrations,
  register,
  dovuti,
  importazioni,
  uploads,
  search,
  counts,
  operator,
  citizens,
  printBatches,
  printCancelled,
  listIndexes,
];
