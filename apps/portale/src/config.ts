import { envList, serviceEnv, WITHOUT_EVENTS, WITHOUT_RETENTION } from '@mypay/platform/config';
import path from 'node:path';
import { z } from 'zod';

const addresses = envList.pipe(z.array(z.url({ protocol: /^http$/ })).min(1));

/** Environment of portale: it has no database, so nothing of one is asked. Lists of addresses are taken in turn. */
export const portaleEnv = serviceEnv('portale', { port: 8080 })
  .omit({
    DATABASE_URL: true,
    DATABASE_OWNER_URL: true,
    DATABASE_SCHEMA: true,
    DATABASE_POOL: true,
    ...WITHOUT_EVENTS,
    EVENTI_OWNER_URL: true,
    OBJECTS_DIR: true,
    ...WITHOUT_RETENTION,
  })
  .extend({
    ONBOARDING_URLS: addresses.default(['http://127.0.0.1:8081']),
    DOVUTI_URLS: addresses.default(['http://127.0.0.1:8082']),
    PAGAMENTI_URLS: addresses.default(['http://127.0.0.1:8083']),
    PIVOT_URLS: addresses.default(['http://127.0.0.1:8084']),
    /** Shown on the status page of a demo installation. */
    SIMULATORE_URL: z.url().optional(),
    /** The node's door, shown on the status page of a demo installation. */
    PA_FOR_NODE_URL: z.url().optional(),
    /** What the build of apps/web wrote: the browser application. */
    WEB_DIR: z
      .string()
      .min(1)
      .default(path.join(__dirname, '..', '..', '..', 'web')),
    /** Where pagoPA's Checkout is, if a page sends a form there. */
    CHECKOUT_URL: z.url().optional(),
    CONNECT_TIMEOUT_MS: z.coerce.number().int().min(50).default(2_000),
    /** Longest silence of a service before its caller is answered 504. */
    UPSTREAM_TIMEOUT_MS: z.coerce.number().int().min(100).default(60_000),
    ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(60).max(3_600).default(900),
    /** Load balancers in front of portale (addresses or networks), whose X-Forwarded-For is believed. */
    TRUST_PROXY: envList.default([]),
    /** Token requests a minute from one address. */
    TOKEN_RATE: z.coerce.number().int().min(1).default(120),
  });

export type PortaleEnv = z.output<typeof portaleEnv>;
