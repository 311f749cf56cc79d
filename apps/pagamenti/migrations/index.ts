import type { Migration } from '@mypay/platform/db';
import { eventsMigrations } from '@mypay/platform/events';
import { jobsMigrations } from '@mypay/platform/jobs';
import { nodo } from './0101-nodo';
import { fdr } from './0102-fdr';
import { giudizio } from './0103-giudizio';
import { accantonati } from './0104-accantonati';

export const migrations: readonly Migration[] = [
  ...eventsMigrations,
  ...jobsMigrations,
  nodo,
  fdr,
  giudizio,
  accantonati,
];
