import { loadPrivateKey, ServiceTokens, TrustedKeys } from '@mypay/platform/auth';
import { loadConfig } from '@mypay/platform/config';
import { migrate } from '@mypay/platform/db';
import { migrateEventi } from '@mypay/platform/events';
import { createHttpApp } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import { keysFolder, testDatabase, type TestDatabase, watchAnswers } from '@mypay/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '../../migrations';
import { AppModule } from '../app.module';
import { onboardingEnv } from '../config';

jest.setTimeout(60_000); // a database is made and a service started, on a machine that may be busy

export const INTERMEDIARIO = '09876543210';
export const PRIMO_CLIENT = { clientId: 'intermediario', clientSecret: 'test_un-segreto-lungo-abbastanza' };

/** onboarding as it runs, on a database of its own, and a portale that may speak to it. */
export interface RunningOnboarding {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  /** A call as portale makes it. */
  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    as: { soggetto?: string; ente?: string; permessi?: readonly string[] } | undefined,
    body?: object,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  /** A token of portale for this service. */
  token(as: {
    soggetto?: string;
    ente?: string | undefined;
    permessi?: readonly string[];
    limiti?: Readonly<Record<string, readonly string[]>>;
    codiceFiscale?: string;
  }): Promise<string>;
  close(): Promise<void>;
}

/** Starts the whole service. `estraneo` is a service that onboarding does not trust. */
export async function startOnboarding(): Promise<RunningOnboarding> {
  const database = await testDatabase(async (target) => {
    await migrateEventi({ ownerUrl: target.eventiOwnerUrl, runtimeRole: target.runtimeRole, service: target.schema });
    await migrate({ ...target, migrations });
  }, 'onboarding');
  const keys = keysFolder('onboarding', 'portale', 'estraneo');
  const config = loadConfig(onboardingEnv, {
    DATABASE_URL: database.url,
    SERVICE_KEY_FILE: path.join(keys, 'onboarding.pem'),
    TRUSTED_KEYS_DIR: keys,
    OBJECTS_DIR: path.join(keys, 'objects'),
    DEMO: 'true',
    INTERMEDIARIO_CF: INTERMEDIARIO,
    BOOTSTRAP_CLIENT_ID: PRIMO_CLIENT.clientId,
    BOOTSTRAP_CLIENT_SECRET: PRIMO_CLIENT.clientSecret,
  });
  const log = createLogger('onboarding', 'silent');
  const app = await createHttpApp(AppModule.forRoot(config, log), { log });
  const answersWereTrue = watchAnswers(app, 'onboarding');
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const portale = new ServiceTokens(
    'portale',
    loadPrivateKey(path.join(keys, 'portale.pem')),
    new TrustedKeys(keys, new Set()),
  );
  const tokenOf: RunningOnboarding['token'] = ({ soggetto = PRIMO_CLIENT.clientId, permessi = [], ...claims }) =>
    portale.mint({ audience: 'onboarding', soggetto, permessi, ...claims });
  return {
    app,
    database,
    token: tokenOf,
    async call(method, url, as, body) {
      const own = url.startsWith('/interno/') ? { soggetto: 'portale' } : {};
      const token = as && (await tokenOf({ ...own, ...as }));
      const answer = await app.inject({
        method,
        url,
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { payload: body }),
      });
      return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json<Record<string, unknown>>() };
    },
    async close() {
      await app.close();
      await database.close();
      rmSync(keys, { recursive: true, force: true });
      answersWereTrue();
    },
  };
}
