import type { FastifyInstance } from 'fastify';
import { createLogger } from '@mypay/platform/log';
import { loadConfig } from '@mypay/platform/config';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { portaleEnv } from './config';
import { createPortale } from './create-app';

/** Every door of the public origin, as Fastify prints it, and who may pass: a new one fails here until it has its row. */
const DOORS: Readonly<Record<string, string>> = {
  '/stato': 'pubblico',
  '*': 'pubblico (applicazione web)',
  '/health/live': 'pubblico',
  '/health/ready': 'pubblico',
  '/health/quiet': 'pubblico in demo, altrimenti client dell’intermediario',
  '/metrics': 'pubblico',
  '/oauth2/token': 'credenziali del client',
  '/api/bo': 'token di accesso',
  '/api/bo/': 'token di accesso',
  '/api/bo/*': 'token di accesso',
  '/ws': 'pubblico (porta non attiva)',
  '/ws*': 'pubblico (porta non attiva)',
  '/mypivot/ws': 'pubblico (porta non attiva)',
  '/mypivot/ws*': 'pubblico (porta non attiva)',
};

it('the public origin has these doors and no other (S1)', async () => {
  const keys = mkdtempSync(path.join(tmpdir(), 'portale-keys-'));
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path.join(keys, 'portale.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const env = { SERVICE_KEY_FILE: path.join(keys, 'portale.pem'), TRUSTED_KEYS_DIR: keys };
  const app = await createPortale(loadConfig(portaleEnv, env), createLogger('portale', 'silent'));
  await app.init();
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.ready();
  const printed = fastify.printRoutes({ commonPrefix: false }).split('\n');
  const stack: string[] = [];
  const found = new Set<string>();
  for (const line of printed) {
    const parsed = /^((?:│ {3}| {4})*)(?:├── |└── )(.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!parsed) continue;
    const depth = (parsed[1]?.length ?? 0) / 4;
    stack.length = depth;
    stack.push(parsed[2] ?? '');
    if (parsed[3] !== undefined) found.add(stack.join(''));
  }
  expect([...found].sort()).toEqual(Object.keys(DOORS).sort());
  await app.close();
});
