import { eventsMigrations } from '@mypay/platform/events';
import { jobsMigrations } from '@mypay/platform/jobs';
import { onboarding0101 } from './0101-onboarding';
import { onboarding0102 } from './0102-persone';
import { publicDirectory } from './0103-public';
import { enteAdministration } from './0104-ente';
import { onboarding0105 } from './0105-per-conto';
import { onboarding0106 } from './0106-access-chain';
import { logoForPaper } from './0107-logo-for-paper';
import { secondLanguage } from './0108-second-language';

export const migrations = [
  ...eventsMigrations,
  ...jobsMigrations,
  onboarding0101,
  onboarding0102,
  publicDirectory,
  enteAdministration,
  onboarding0105,
  onboarding0106,
  logoForPaper,
  secondLanguage,
];
