import { envList, serviceEnv } from '@mypay/platform/config';
import { z } from 'zod';

/** What pagamenti reads of its environment. */
export const pagamentiEnv = serviceEnv('pagamenti', { port: 8083 }).extend({
  /** Codice fiscale of the intermediary: our own name in faults. */
  INTERMEDIARIO_CF: z.string().min(1).max(35),
  PA_FOR_NODE_HOST: z.string().default('127.0.0.1'),
  PA_FOR_NODE_PORT: z.coerce.number().int().min(0).max(65535).default(8093),
  /** Address of the door as the node knows it; written in the served WSDL. */
  PA_FOR_NODE_PUBLIC_URL: z.url().default('http://127.0.0.1:8093/ws/paForNode'),
  PA_FOR_NODE_BODY_LIMIT: z.coerce
    .number()
    .int()
    .min(10_000)
    .default(4 * 1024 * 1024),
  /** Answer to a copy of a receipt that is already stored: OK ends the retries in every reading; KO is PAA_RECEIPT_DUPLICATA. */
  RT_GIA_NOTA: z.enum(['OK', 'KO']).default('OK'),
  /** Addresses of dovuti, tried in turn. */
  DOVUTI_URLS: envList.pipe(z.array(z.url()).min(1)),
  QUOTE_TIMEOUT_MS: z.coerce.number().int().min(100).max(5_000).default(5_000),
  FDR_URL: z.url(),
  FDR_SUBSCRIPTION_KEY: z.string().min(1),
  FDR_TIMEOUT_MS: z.coerce.number().int().min(100).default(30_000),
  FDR_EVERY_MS: z.coerce
    .number()
    .int()
    .min(1_000)
    .default(15 * 60_000),
});

export type PagamentiConfig = z.output<typeof pagamentiEnv>;
