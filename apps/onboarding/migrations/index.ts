import { eventsMigrations } from '@mypay/platform/events';
import { onboarding0101 } from './0101-onboarding';

export const migrations = [...eventsMigrations, onboarding0101];
