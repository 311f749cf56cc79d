import { eventsMigrations } from '@mypay/platform/events';
import { jobsMigrations } from '@mypay/platform/jobs';
import { onboarding0101 } from './0101-onboarding';

export const migrations = [...eventsMigrations, ...jobsMigrations, onboarding0101];
