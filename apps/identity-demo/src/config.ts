import { envBoolean, envList } from '@mypay/platform/config';
import path from 'node:path';
import { z } from 'zod';

/** Environment of the provider of fixed personas. Whoever can reach it is whom they choose: so it runs in a demo, or not at all. */
export const identityDemoEnv = z
  .object({
    SERVICE_NAME: z.string().default('identity-demo'),
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(8091),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
    SHUTDOWN_TIMEOUT_MS: z.coerce.number().int().min(100).default(10_000),
    DEMO: envBoolean.default(false),
    NODE_ENV: z.string().optional(),
    /** Address under which browsers reach it, and its name in every assertion. */
    ISSUER: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .default('http://localhost:8091'),
    CLIENT_ID: z.string().min(1).default('portale'),
    CLIENT_SECRET: z.string().min(16),
    /** Where it may send a browser back to. */
    REDIRECT_URIS: envList.pipe(z.array(z.url()).min(1)),
    PERSONAS_FILE: z
      .string()
      .min(1)
      .default(path.join(__dirname, '..', '..', '..', 'tools', 'demo', 'personas.json')),
  })
  .refine(({ DEMO }) => DEMO, { path: ['DEMO'], message: 'anybody may be anybody here: it runs in a demo alone' })
  .refine(({ NODE_ENV }) => NODE_ENV !== 'production', {
    path: ['NODE_ENV'],
    message: 'it never runs in production, whatever DEMO says',
  });

export type IdentityDemoEnv = z.output<typeof identityDemoEnv>;
