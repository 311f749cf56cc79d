import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import {
  deploySql,
  initCluster,
  postgresBinaries,
  runningServer,
  startCluster,
  stopCluster,
  workspaceRoot,
} from '@mypay/testing';
import { dataFolder, type Secrets } from './data-folder';

/** Database of the platform, with one schema per service; the simulator's is its own. */
export const PLATFORM_DATABASE = 'piattaforma';
export const SIMULATOR_DATABASE = 'nodo_simulator';

export interface Addresses {
  readonly owner: string;
  readonly runtime: string;
}

/** The embedded PostgreSQL of `.data/`, its databases, schemas and roles: all made when missing, found again when there. */
export class EmbeddedDatabase {
  private readonly binaries = postgresBinaries();

  constructor(
    private readonly port: number,
    private readonly secrets: Secrets,
  ) {}

  /** In `.data/`, unless the server has a user of its own, who cannot enter there: then in a folder that outlives a restart. */
  private get dataDir(): string {
    if (!this.binaries.user) return dataFolder('postgres');
    const owner = process.env['DATA_FOLDER'] ? dataFolder() : workspaceRoot();
    const id = createHash('sha256').update(owner).digest('hex').slice(0, 12);
    const lasting = fs.existsSync('/var/tmp') ? '/var/tmp' : os.tmpdir();
    return path.join(lasting, `mypay-postgres-data-${id}`, 'postgres');
  }

  /** A cluster outside `.data/` whose `.data/` is gone, and its password with it: this is a new installation. */
  private async forgetOrphan(): Promise<void> {
    if (!this.binaries.user || this.secrets.has('postgres') || fs.existsSync(dataFolder('migrated.json'))) return;
    await stopCluster(this.dataDir);
    fs.rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** A cluster of an earlier build, which lay in `.data/` also for a server with a user of its own. */
  private moveEarlierCluster(): void {
    const earlier = dataFolder('postgres');
    if (!this.binaries.user || !fs.existsSync(path.join(earlier, 'PG_VERSION')) || fs.existsSync(this.dataDir)) return;
    makeEntrance(path.dirname(this.dataDir));
    const moved = spawnSync('mv', [earlier, this.dataDir], { encoding: 'utf8' });
    if (moved.status !== 0) throw new Error(`${earlier} cannot be moved to ${this.dataDir}: ${moved.stderr}`);
  }

  /**
   * Starts the server, or takes the one that a killed start left running on the same port.
   * @returns whether the cluster was made now, with nothing in it
   */
  async start(): Promise<boolean> {
    await this.forgetOrphan();
    if (this.binaries.user) await stopCluster(dataFolder('postgres'));
    this.moveEarlierCluster();
    const running = runningServer(this.dataDir);
    if (running?.port === this.port) return false;
    if (running) await stopCluster(this.dataDir);
    const cluster = {
      binaries: this.binaries,
      dataDir: this.dataDir,
      port: this.port,
      password: this.secrets.of('postgres'),
      logFile: dataFolder('logs', 'postgres.log'),
    };
    fs.mkdirSync(path.dirname(cluster.logFile), { recursive: true });
    const isNew = !fs.existsSync(path.join(this.dataDir, 'PG_VERSION'));
    if (this.binaries.user) makeEntrance(path.dirname(this.dataDir));
    initCluster(cluster);
    await startCluster(cluster);
    return isNew;
  }

  stop(): Promise<void> {
    return stopCluster(this.dataDir);
  }

  /** Stops the server and forgets every byte. */
  async wipe(): Promise<void> {
    await this.stop();
    if (this.binaries.user) await stopCluster(dataFolder('postgres'));
    fs.rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Makes what is missing of one service's schema and roles, by the SQL of deploy/. */
  async ensureSchema(database: string, schema: string): Promise<Addresses> {
    const [owner, runtime] = [`${schema}_owner`, schema];
    await this.asSuperuser(database, async (client) => {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [owner]);
      if (rowCount) return;
      await client.query(
        deploySql('schema', {
          database,
          schema,
          owner,
          runtime,
          owner_password: this.secrets.of(owner),
          runtime_password: this.secrets.of(runtime),
        }),
      );
    });
    return { owner: this.url(database, owner), runtime: this.url(database, runtime) };
  }

  /** The schema of the event log and its owner. @returns the owner's address */
  async ensureEventi(): Promise<string> {
    const owner = 'eventi_owner';
    await this.asSuperuser(PLATFORM_DATABASE, async (client) => {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [owner]);
      if (rowCount) return;
      const variables = { database: PLATFORM_DATABASE, schema: 'eventi', owner };
      await client.query(deploySql('eventi', { ...variables, owner_password: this.secrets.of(owner) }));
    });
    return this.url(PLATFORM_DATABASE, owner);
  }

  async ensureDatabase(database: string): Promise<void> {
    const made = await this.asSuperuser('postgres', async (client) => {
      const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
      if (!rowCount) await client.query(`create database "${database}" template template0 encoding 'UTF8'`);
      return !rowCount;
    });
    if (made) await this.asSuperuser(database, (client) => client.query('revoke all on schema public from public'));
  }

  async asSuperuser<T>(database: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.url(database, 'postgres') });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  private url(database: string, role: string): string {
    return `postgres://${role}:${this.secrets.of(role)}@127.0.0.1:${this.port}/${database}`;
  }
}

/** A folder that the server's user may enter, whatever our umask; the cluster in it is closed by its own mode. */
function makeEntrance(folder: string): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.chmodSync(folder, 0o711);
}
