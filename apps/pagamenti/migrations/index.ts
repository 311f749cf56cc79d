import type { Migration } from '@mypay/platform/db';
import { eventsMigrations } from '@mypay/platform/events';
import { jobsMigrations } from '@mypay/platform/jobs';
import { nodo } from './0101-nodo';

export const migrations: readonly Migration[] = [...eventsMigrations, ...jobsMigrations, nodo];
