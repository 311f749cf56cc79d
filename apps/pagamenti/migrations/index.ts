import type { Migration } from '@mypay/platform/db';
import { eventsMigrations } from '@mypay/platform/events';
import { jobsMigrations } from '@mypay/platform/jobs';
import { nodo } from './0101-nodo';
import { fdr } from './0102-fdr';
import { judgement } from './0103-judgement';
import { setAsideFlussi } from './0104-set-aside';
import { metrics } from './0105-metrics';
import { checkout } from './0110-checkout';
import { persons } from './0111-persons';
import { attempts } from './0112-attempts';
import { channelIndex } from './0113-channel-index';
import { exports } from './0114-exports';
import { oddReceipts } from './0115-odd-receipts';
import { logo } from './0116-logo';
import { counts } from './0117-counts';
import { counted } from './0118-counted';

export const migrations: readonly Migration[] = [
  ...eventsMigrations,
  ...jobsMigrations,
  nodo,
  fdr,
  judgement,
  setAsideFlussi,
  metrics,
  checkout,
  persons,
  attempts,
  channelIndex,
  exports,
  oddReceipts,
  logo,
  counts,
  counted,
];
