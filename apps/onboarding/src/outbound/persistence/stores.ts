import type { OnboardingStores } from '@mypay/onboarding-core';
import type { Tx } from '@mypay/platform/db';
import { PgOutbox } from '@mypay/platform/events';
import { PgEnteAssegnazioni } from './pg-ente-assegnazioni';
import { PgEnti } from './pg-enti';
import { PgChangeLog } from './pg-change-log';
import { PgPerConto } from './pg-per-conto';
import { PgTipiDovuto } from './pg-tipi-dovuto';

/** The stores of one transaction. */
export const storesOf = (tx: Tx): OnboardingStores => ({
  enti: new PgEnti(tx),
  tipi: new PgTipiDovuto(tx),
  assegnazioni: new PgEnteAssegnazioni(tx),
  perConto: new PgPerConto(tx),
  registro: new PgChangeLog(tx),
  outbox: new PgOutbox(tx),
});
