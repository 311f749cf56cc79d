import { envBoolean, envList, serviceEnv } from '@mypay/platform/config';
import { z } from 'zod';

/** Under which pagamenti reads events. */
export const CONSUMER_GROUP = 'pagamenti';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

const fields = serviceEnv('pagamenti', { port: 8083 }).extend({
  /** Codice fiscale of the intermediary: our own name in faults. */
  INTERMEDIARIO_CF: z.string().min(1).max(35),
  PA_FOR_NODE_HOST: z.string().default('127.0.0.1'),
  PA_FOR_NODE_PORT: z.coerce.number().int().min(0).max(65535).default(8093),
  /** Address of the door as the node knows it; written in the served WSDL. */
  PA_FOR_NODE_PUBLIC_URL: z.url().default('http://127.0.0.1:8093/ws/paForNode'),
  /** TLS on that door, as PEM texts (or their files, by `…_FILE`); a caller must show a certificate of CLIENT_CA. */
  PA_FOR_NODE_TLS_CERT: z.string().min(1).optional(),
  PA_FOR_NODE_TLS_KEY: z.string().min(1).optional(),
  PA_FOR_NODE_TLS_CLIENT_CA: z.string().min(1).optional(),
  /** Something before the door does the work of TLS: without it, plain HTTP is served on loopback alone. */
  PA_FOR_NODE_PLAIN: envBoolean.default(false),
  PA_FOR_NODE_BODY_LIMIT: z.coerce
    .number()
    .int()
    .min(10_000)
    .default(4 * 1024 * 1024),
  /** How long the bytes of requests and answers are kept. */
  KEEP_MESSAGGI_DAYS: z.coerce.number().int().min(30).max(36_500).default(3_650),
  /** Answer to a copy of a receipt that is already stored: OK ends the retries in every reading; KO is PAA_RECEIPT_DUPLICATA. */
  RT_GIA_NOTA: z.enum(['OK', 'KO']).default('OK'),
  /** Addresses of dovuti, tried in turn. */
  DOVUTI_URLS: envList.pipe(z.array(z.url()).min(1)),
  QUOTE_TIMEOUT_MS: z.coerce.number().int().min(100).max(5_000).default(5_000),
  /** Checkout EC API of the node, without `/carts`; its key, where one was given. */
  CHECKOUT_URL: z.url().default('https://api.platform.pagopa.it/checkout/ec/v1'),
  CHECKOUT_SUBSCRIPTION_KEY: z.string().min(1).optional(),
  CHECKOUT_TIMEOUT_MS: z.coerce.number().int().min(100).max(20_000).default(10_000),
  /** Our public origin as browsers know it: where Checkout sends them back. */
  PORTALE_PUBLIC_URL: z.url().default('http://localhost:8080'),
  /** How long a closed cart of Checkout is kept; its outcome page lives as long. */
  KEEP_CHECKOUT_DAYS: z.coerce.number().int().min(1).max(3_650).default(180),
  /** How long the file of an export is kept after it ended. */
  KEEP_EXPORT_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  FDR_URL: z.url(),
  FDR_SUBSCRIPTION_KEY: z.string().min(1),
  FDR_TIMEOUT_MS: z.coerce.number().int().min(100).default(30_000),
  FDR_EVERY_MS: z.coerce
    .number()
    .int()
    .min(1_000)
    .default(15 * 60_000),
});

/** What pagamenti reads of its environment. Source of the rule on TLS: architecture.md, Decisions, 24. */
export const pagamentiEnv = fields.superRefine((env, context) => {
  const tls = [env.PA_FOR_NODE_TLS_CERT, env.PA_FOR_NODE_TLS_KEY, env.PA_FOR_NODE_TLS_CLIENT_CA];
  const given = tls.filter((text) => text !== undefined).length;
  const refuse = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  if (given !== 0 && given !== tls.length)
    refuse('PA_FOR_NODE_TLS_CERT', 'TLS needs certificate, key and the authority of the callers: all three, or none');
  if (given === 0 && !env.PA_FOR_NODE_PLAIN && !LOOPBACK.test(env.PA_FOR_NODE_HOST))
    refuse('PA_FOR_NODE_HOST', 'beyond loopback the door needs PA_FOR_NODE_TLS_*, or PA_FOR_NODE_PLAIN=true');
});

/** What a server of Node needs to speak TLS and to ask who calls; undefined where the door speaks in the clear. */
export function nodeTls(config: PagamentiConfig) {
  const { PA_FOR_NODE_TLS_CERT: cert, PA_FOR_NODE_TLS_KEY: key, PA_FOR_NODE_TLS_CLIENT_CA: ca } = config;
  if (cert === undefined || key === undefined || ca === undefined) return undefined;
  return { cert, key, ca, requestCert: true, rejectUnauthorized: true, minVersion: 'TLSv1.2' as const };
}

export type PagamentiConfig = z.output<typeof pagamentiEnv>;
