import { type enteSnapshotV1, type tipoDovutoSnapshotV1 } from '@mypay/contracts';
import { loadPrivateKey, ServiceTokens, TrustedKeys } from '@mypay/platform/auth';
import { Database, migrate } from '@mypay/platform/db';
import { migrateEventi } from '@mypay/platform/events';
import { keysFolder, startService, testDatabase } from '@mypay/testing';
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '../../migrations';
import { PgRegister } from '../outbound/persistence/pg-register';
import { CF } from './dovuti.fixture';

type EnteData = Parameters<typeof enteSnapshotV1.from>[1];
type TipoData = Parameters<typeof tipoDovutoSnapshotV1.from>[1];

/** dovuti in a process of its own, as it is deployed, on a database of its own; for measures and for kills. */
export interface DovutiProcess {
  readonly db: Database;
  /** Of the schema's owner. */
  readonly ownerUrl: string;
  /** Starts the built service and waits until it is ready. */
  start(): Promise<ChildProcess>;
  headers(): Promise<Record<string, string>>;
  url(route: string): string;
  close(): Promise<void>;
}

/** @param main the built `main.js` */
export async function dovutiProcess(
  main: string,
  port: number,
  register: { ente: EnteData; tipi: readonly TipoData[] },
  env: Readonly<Record<string, string>> = {},
): Promise<DovutiProcess> {
  const database = await testDatabase(async (target) => {
    await migrateEventi({ ownerUrl: target.eventiOwnerUrl, runtimeRole: target.runtimeRole, service: target.schema });
    await migrate({ ...target, migrations });
  }, 'dovuti');
  const keys = keysFolder('dovuti', 'portale', 'pagamenti');
  const db = await Database.connect({ url: database.url, schema: 'dovuti' });
  await db.inEnte(CF, async (tx) => {
    const known = new PgRegister(tx, CF);
    await known.recordEnte(1, register.ente);
    for (const tipo of register.tipi) await known.recordTipo(1, tipo);
  });
  const tokens = new ServiceTokens(
    'portale',
    loadPrivateKey(path.join(keys, 'portale.pem')),
    new TrustedKeys(keys, new Set()),
  );
  const children = new Set<ChildProcess>();
  const url = (route: string): string => `http://127.0.0.1:${port}${route}`;
  return {
    db,
    ownerUrl: database.ownerUrl,
    url,
    headers: async () => ({
      authorization: `Bearer ${await tokens.mint({
        audience: 'dovuti',
        soggetto: 'client-prova',
        ente: CF,
        permessi: [
          'dovuto.read',
          'dovuto.write',
          'avviso.massivo',
          'export.create',
          'flusso.import',
          'flusso.read.own',
          'flusso.read.all',
          'flusso.cancel',
        ],
      })}`,
    }),
    async start() {
      const child = await startService(main, port, {
        DATABASE_URL: database.url,
        SERVICE_KEY_FILE: path.join(keys, 'dovuti.pem'),
        TRUSTED_KEYS_DIR: keys,
        OBJECTS_DIR: path.join(keys, 'objects'),
        ...env,
      });
      children.add(child);
      child.once('exit', () => children.delete(child));
      return child;
    },
    async close() {
      for (const child of children) child.kill('SIGKILL');
      await db.close();
      await database.close();
      rmSync(keys, { recursive: true, force: true });
    },
  };
}
