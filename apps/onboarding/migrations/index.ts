import { eventsMigrations } from '@mypay/platform/events';
import { jobsMigrations } from '@mypay/platform/jobs';
import { onboarding0101 } from './0101-onboarding';
import { onboarding0102 } from './0102-persone';

export const migrations = [...eventsMigrations, ...jobsMigrations, onboarding0101, onboarding0102];
