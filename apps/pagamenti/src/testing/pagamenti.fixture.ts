import type { Ente } from '@mypay/pagamenti-core';
import { ALTRO_ENTE, anEnte, FakePreventivi, INTERMEDIARIO, STAZIONE } from '@mypay/pagamenti-core/testing';
import { loadConfig } from '@mypay/platform/config';
import { Database, migrate } from '@mypay/platform/db';
import { migrateEventi } from '@mypay/platform/events';
import { createLogger } from '@mypay/platform/log';
import { testDatabase, type TestDatabase } from '@mypay/testing';
import { Test } from '@nestjs/testing';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrations } from '../../migrations';
import { AppModule } from '../app.module';
import { pagamentiEnv } from '../config';
import { PaForNodeServer } from '../inbound/soap/pa-for-node.server';
import { PgRegistroEnti } from '../outbound/persistence/pg-enti';
import { PREVENTIVI } from '../tokens';

/** A database of pagamenti with its enti. */
export async function pagamentiDatabase(): Promise<TestDatabase> {
  return testDatabase(async (target) => {
    await migrateEventi({ ownerUrl: target.eventiOwnerUrl, runtimeRole: target.runtimeRole });
    await migrate({ ...target, migrations });
  }, 'pagamenti');
}

export async function knownEnti(db: Database, ...enti: readonly Ente[]): Promise<void> {
  await db.outsideTenants(async (tx) => {
    for (const ente of enti) await new PgRegistroEnti(tx).apply(ente);
  });
}

/** The whole service on a database of its own, with dovuti replaced; paForNode on a free port. */
export class PagamentiFixture {
  readonly preventivi = new FakePreventivi();

  private constructor(
    readonly database: TestDatabase,
    readonly app: NestFastifyApplication,
    readonly db: Database,
    preventivi: FakePreventivi,
  ) {
    this.preventivi = preventivi;
  }

  static async start(env: Record<string, string> = {}): Promise<PagamentiFixture> {
    const database = await pagamentiDatabase();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'pagamenti-'));
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(path.join(folder, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const config = loadConfig(pagamentiEnv, {
      PORT: '0',
      DATABASE_URL: database.url,
      OBJECTS_DIR: path.join(folder, 'objects'),
      SERVICE_KEY_FILE: path.join(folder, 'key.pem'),
      TRUSTED_KEYS_DIR: folder,
      INTERMEDIARIO_CF: INTERMEDIARIO,
      PA_FOR_NODE_PORT: '0',
      DOVUTI_URLS: 'http://127.0.0.1:1',
      FDR_URL: 'http://127.0.0.1:1',
      FDR_SUBSCRIPTION_KEY: 'chiave',
      ...env,
    });
    const preventivi = new FakePreventivi();
    const log = createLogger('pagamenti-test', 'silent');
    const testing = await Test.createTestingModule({ imports: [AppModule.forRoot(config, log)] })
      .overrideProvider(PREVENTIVI)
      .useValue(preventivi)
      .compile();
    const app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await app.listen(0, '127.0.0.1');
    const db = app.get(Database);
    await knownEnti(
      db,
      anEnte(),
      anEnte({
        ente: ALTRO_ENTE,
        codiceIpa: 'p_esempio',
        codici: [{ stazione: STAZIONE, tipo: 'SEGREGAZIONE', codice: '02' }],
      }),
    );
    return new PagamentiFixture(database, app, db, preventivi);
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

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }
}
