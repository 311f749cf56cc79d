import { eventsMigrations } from '@mypay/platform/events';
import { jobsMigrations } from '@mypay/platform/jobs';
import { pivot0101 } from './0101-facts';
import { pivot0102 } from './0102-classificazione';
import { pivot0103 } from './0103-giornali';
import { pivot0104 } from './0104-postponed';
import { pivot0105 } from './0105-iur';
import { pivot0106 } from './0106-dirty-key-age';
import { pivot0107 } from './0107-forgotten-giornali';
import { pivot0108 } from './0108-cents';
import { pivot0109 } from './0109-totals';
import { pivot0110 } from './0110-found-debts';
import { pivot0111 } from './0111-list-filters';
import { pivot0112 } from './0112-months';
import { pivot0113 } from './0113-list-indexes';
import { pivot0140 } from './0140-names';
import { pivot0141 } from './0141-names-known';
import { pivot0142 } from './0142-movement-iuv';
import { pivot0150 } from './0150-readings';
import { pivot0151 } from './0151-links';

export const migrations = [
  ...eventsMigrations,
  ...jobsMigrations,
  pivot0101,
  pivot0102,
  pivot0103,
  pivot0104,
  pivot0105,
  pivot0106,
  pivot0107,
  pivot0108,
  pivot0109,
  pivot0110,
  pivot0111,
  pivot0112,
  pivot0113,
  pivot0140,
  pivot0141,
  pivot0142,
  pivot0150,
  pivot0151,
];
