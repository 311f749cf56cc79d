import { OpenReceipt, QuoteNotice, ReadEsito, ReadAttempts, StartCheckout } from '@mypay/pagamenti-core';
import { ServiceTokens } from '@mypay/platform/auth';
import { Database } from '@mypay/platform/db';
import { useCase } from '@mypay/platform/http';
import type { Provider } from '@nestjs/common';
import type { PagamentiConfig } from './config';
import { CloseCheckoutsJob } from './inbound/jobs/close-checkouts.job';
import { MeltCountsJob } from './inbound/jobs/melt-counts.job';
import { HttpCitizenCarts } from './outbound/dovuti/http-citizen-carts';
import { HttpCheckout } from './outbound/nodo/http-checkout';
import { PgCheckouts } from './outbound/persistence/pg-checkouts';
import { PgCitizenReads } from './outbound/persistence/pg-citizen-reads';
import { PgReceiptLinks, PgReceipts } from './outbound/persistence/pg-receipts';
import { PgAttempts } from './outbound/persistence/pg-attempts';
import { PgCounts } from './outbound/persistence/pg-counts';
import {
  CITIZEN_CARTS,
  CHECKOUT_NODO,
  CHECKOUTS,
  CITIZEN_READS,
  CLOCK,
  COUNTS,
  READS,
  RECEIPT_LINKS,
  RECEIPTS,
  ATTEMPTS,
} from './tokens';

/** What stands behind the doors of citizens, and what operators see of their attempts. */
export const checkoutProviders = (config: PagamentiConfig): Provider[] => [
  {
    provide: CITIZEN_CARTS,
    useFactory: (tokens: ServiceTokens) =>
      new HttpCitizenCarts({ urls: config.DOVUTI_URLS, timeoutMs: config.QUOTE_TIMEOUT_MS }, tokens),
    inject: [ServiceTokens],
  },
  {
    provide: CHECKOUT_NODO,
    useValue: new HttpCheckout({
      url: config.CHECKOUT_URL,
      subscriptionKey: config.CHECKOUT_SUBSCRIPTION_KEY,
      timeoutMs: config.CHECKOUT_TIMEOUT_MS,
    }),
  },
  { provide: CHECKOUTS, useFactory: (db: Database) => new PgCheckouts(db), inject: [Database] },
  { provide: RECEIPTS, useFactory: (db: Database) => new PgReceipts(db), inject: [Database] },
  { provide: RECEIPT_LINKS, useFactory: (db: Database) => new PgReceiptLinks(db), inject: [Database] },
  { provide: CITIZEN_READS, useFactory: (db: Database) => new PgCitizenReads(db), inject: [Database] },
  useCase(StartCheckout, CITIZEN_CARTS, QuoteNotice, CHECKOUTS, CHECKOUT_NODO, CLOCK),
  useCase(ReadEsito, CHECKOUTS, RECEIPTS, CLOCK),
  useCase(OpenReceipt, RECEIPT_LINKS, ReadEsito, READS, CLOCK),
  { provide: ATTEMPTS, useFactory: (db: Database) => new PgAttempts(db), inject: [Database] },
  useCase(ReadAttempts, ATTEMPTS, CLOCK),
  { provide: COUNTS, useFactory: (db: Database) => new PgCounts(db), inject: [Database] },
  CloseCheckoutsJob,
  MeltCountsJob,
];
