import { envList, serviceEnv, WITHOUT_EVENTS, WITHOUT_RETENTION } from '@mypay/platform/config';
import path from 'node:path';
import { z } from 'zod';

const rate = (standard: number) => z.coerce.number().int().min(1).default(standard);

const addresses = envList.pipe(z.array(z.url({ protocol: /^http$/ })).min(1));

/** SPID's names of its levels: the second and the third are enough. Source: roles.md §1. */
const LEVELS = ['https://www.spid.gov.it/SpidL2', 'https://www.spid.gov.it/SpidL3'];

/** Environment of portale. Its schema holds sessions and nothing else. Lists of addresses are taken in turn. */
export const portaleEnv = serviceEnv('portale', { port: 8080 })
  .omit({
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
    TOKEN_RATE: rate(120),
    /** Requests a minute to `/api/public` from one address, behind which a whole office may be. */
    PUBLIC_RATE: rate(1_200),
    /** Sessions that one address opens in a minute without entering, and logins that it begins. */
    SESSION_RATE: rate(300),
    /** Tries a minute to find a notice, from one address and of one session. */
    NOTICE_RATE: rate(30),
    /** Tries in ten minutes that need no proof of work, of one address and of one session. */
    FREE_TRIES: rate(10),
    /** Signs the challenges of proofs of work; without it the installation makes a key of its own. */
    PROOF_KEY: z.string().min(32).optional(),
    /** The one address under which browsers know this installation; the provider sends them back to it. */
    PUBLIC_URL: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .default('http://localhost:8080'),
    /** OpenID Connect provider (SPID and CIE stand behind it); without one nobody can log in. */
    OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    /** Address of the provider from inside, where the browser's does not lead there. */
    OIDC_INTERNAL_URL: z.url({ protocol: /^https?$/ }).optional(),
    OIDC_CLIENT_ID: z.string().min(1).default('portale'),
    OIDC_CLIENT_SECRET: z.string().min(16).optional(),
    /** Levels of assurance (`acr`) that are enough, the least first. */
    OIDC_ACR: envList.default(LEVELS),
  })
  .refine(({ OIDC_ISSUER, OIDC_CLIENT_SECRET }) => OIDC_ISSUER === undefined || OIDC_CLIENT_SECRET !== undefined, {
    path: ['OIDC_CLIENT_SECRET'],
    message: 'needed with OIDC_ISSUER',
  })
  .refine(({ DEMO, OIDC_ISSUER, PUBLIC_URL }) => DEMO || OIDC_ISSUER === undefined || PUBLIC_URL.startsWith('https:'), {
    path: ['PUBLIC_URL'],
    message: 'must be said, and https, where people log in outside a demo',
  })
  .refine(({ DEMO, OIDC_ISSUER }) => DEMO || OIDC_ISSUER === undefined || OIDC_ISSUER.startsWith('https:'), {
    path: ['OIDC_ISSUER'],
    message: 'must be https outside a demo',
  });

export type PortaleEnv = z.output<typeof portaleEnv>;
