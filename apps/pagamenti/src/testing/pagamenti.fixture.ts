import type { Ente } from '@mypay/pagamenti-core';
import { OTHER_ENTE, anEnte, INTERMEDIARIO, STAZIONE } from '@mypay/pagamenti-core/testing';
import { loadPrivateKey, ServiceTokens, TrustedKeys } from '@mypay/platform/auth';
import { loadConfig } from '@mypay/platform/config';
import { Database, migrate } from '@mypay/platform/db';
import { migrateEventi } from '@mypay/platform/events';
import { createHttpApp } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import { keysFolder, testDatabase, type TestDatabase, watchAnswers } from '@mypay/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '../../migrations';
import { AppModule } from '../app.module';
import { pagamentiEnv } from '../config';
import { PaForNodeServer } from '../inbound/soap/pa-for-node.server';
import { PgEntiRegister } from '../outbound/persistence/pg-enti';
import { FakeDovuti } from './fake-dovuti.fixture';

/** A database of pagamenti, migrated. */
export function pagamentiDatabase(): Promise<TestDatabase> {
  return testDatabase(async (target) => {
    await migrateEventi({ ownerUrl: target.eventiOwnerUrl, runtimeRole: target.runtimeRole, service: target.schema });
    await migrate({ ...target, migrations });
  }, 'pagamenti');
}

export async function knownEnti(db: Database, ...enti: readonly Ente[]): Promise<void> {
  await db.outsideTenants(async (tx) => {
    for (const ente of enti) await new PgEntiRegister(tx).apply(ente);
  });
}

export const tokensOf = (folder: string, service: string, trusts: readonly string[] = []): ServiceTokens =>
  new ServiceTokens(
    service,
    loadPrivateKey(path.join(folder, `${service}.pem`)),
    new TrustedKeys(folder, new Set(trusts)),
  );

export interface Asker {
  readonly ente?: string;
  readonly permessi?: readonly string[];
  readonly soggetto?: string;
  readonly codiceFiscale?: string;
  readonly limiti?: Readonly<Record<string, readonly string[]>>;
}

/** The whole service on a database of its own, with a fake dovuti; paForNode on a free port. */
export class PagamentiFixture {
  private constructor(
    readonly database: TestDatabase,
    readonly app: NestFastifyApplication,
    readonly db: Database,
    readonly dovuti: FakeDovuti,
    private readonly portale: ServiceTokens,
    private readonly keys: string,
    private readonly answersWereTrue: () => void,
  ) {}

  /** @param through another address of the same database, made from its own */
  static async start(
    env: Record<string, string> = {},
    through: (url: string) => Promise<string> = (url) => Promise.resolve(url),
  ): Promise<PagamentiFixture> {
    const database = await pagamentiDatabase();
    const dovuti = await FakeDovuti.start();
    const folder = keysFolder('pagamenti', 'portale', 'dovuti');
    dovuti.tokens = tokensOf(folder, 'dovuti', ['pagamenti']);
    const config = loadConfig(pagamentiEnv, {
      PORT: '0',
      DATABASE_URL: await through(database.url),
      OBJECTS_DIR: path.join(folder, 'objects'),
      SERVICE_KEY_FILE: path.join(folder, 'pagamenti.pem'),
      TRUSTED_KEYS_DIR: folder,
      INTERMEDIARIO_CF: INTERMEDIARIO,
      PA_FOR_NODE_PORT: '0',
      DOVUTI_URLS: dovuti.url,
      FDR_URL: 'http://127.0.0.1:1',
      FDR_SUBSCRIPTION_KEY: 'chiave',
      ...env,
    });
    const log = createLogger('pagamenti-test', 'silent');
    const app = await createHttpApp(AppModule.forRoot(config, log), { log });
    const answersWereTrue = watchAnswers(app, 'pagamenti');
    await app.listen(0, '127.0.0.1');
    const db = app.get(Database);
    const codici = [{ stazione: STAZIONE, tipo: 'SEGREGAZIONE', codice: '02' }] as const;
    await knownEnti(db, anEnte(), anEnte({ ente: OTHER_ENTE, codiceIpa: 'p_esempio', codici }));
    return new PagamentiFixture(database, app, db, dovuti, tokensOf(folder, 'portale'), folder, answersWereTrue);
  }

  get paForNode(): string {
    return `http://127.0.0.1:${this.app.get(PaForNodeServer).port}/ws/paForNode`;
  }

  async post(body: string | Buffer, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
    const response = await fetch(this.paForNode, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    });
    return { status: response.status, body: await response.text() };
  }

  /** A call as portale makes it. */
  async call<T = Record<string, unknown>>(
    method: 'GET' | 'POST',
    url: string,
    as: Asker,
    body?: unknown,
  ): Promise<{ status: number; body: T }> {
    const token = await this.portale.mint({
      audience: 'pagamenti',
      soggetto: as.soggetto ?? 'operatore',
      codiceFiscale: as.codiceFiscale,
      limiti: as.limiti,
      ente: as.ente,
      permessi: as.permessi ?? [],
    });
    const response = await this.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return {
      status: response.statusCode,
      body: (response.body === '' || !String(response.headers['content-type']).includes('json')
        ? response.body
        : response.json<T>()) as T,
    };
  }

  /** A token of portale for this service. */
  token(claims: Omit<Parameters<ServiceTokens['mint']>[0], 'audience' | 'soggetto'>): Promise<string> {
    return this.portale.mint({ audience: 'pagamenti', soggetto: 'operatore', ...claims });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.dovuti.stop();
    await this.database.close();
    rmSync(this.keys, { recursive: true, force: true });
    this.answersWereTrue();
  }
}
