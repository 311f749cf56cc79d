import './types';
import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import type { ClientBase } from 'pg';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DataSource,
  type EntityManager,
  type EntitySchema,
  type QueryRunner,
  QueryRunnerAlreadyReleasedError,
} from 'typeorm';
import { Listener } from './listener';
import { SessionLock } from './session-lock';

const DEFAULT_POOL = 10;

/** One open transaction. */
export interface Tx {
  /** The tenant whose rows this transaction sees; absent outside tenants. */
  readonly ente?: CodiceFiscaleEnte | undefined;
  /** TypeORM's door, for single aggregates. */
  readonly manager: EntityManager;
  /** Rows of a written statement. */
  query<R extends object = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** Number of rows that a statement touched. */
  execute(sql: string, params?: readonly unknown[]): Promise<number>;
  /** `COPY … FROM STDIN` into a temporary table (PostgreSQL refuses it under RLS). */
  copyIn(sql: string, source: AsyncIterable<Buffer | string> | Iterable<string>): Promise<void>;
}

export interface DatabaseConfig {
  readonly url: string;
  readonly schema: string;
  readonly poolSize?: number;
  readonly applicationName?: string;
  readonly entities?: readonly EntitySchema[];
}

/** How long a transaction waits for one statement and for one lock, in milliseconds. */
export interface Patience {
  readonly statementMs: number;
  readonly lockMs: number;
}

class RunnerTx implements Tx {
  constructor(
    private readonly runner: QueryRunner,
    private readonly client: ClientBase,
    readonly ente?: CodiceFiscaleEnte,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  async query<R extends object>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    const result = await this.client.query<R>(sql, [...params]);
    return result.rows;
  }

  async execute(sql: string, params: readonly unknown[] = []): Promise<number> {
    const result = await this.client.query(sql, [...params]);
    return result.rowCount ?? 0;
  }

  async copyIn(sql: string, source: AsyncIterable<Buffer | string> | Iterable<string>): Promise<void> {
    await pipeline(Readable.from(source), this.client.query(copyFrom(sql)));
  }
}

/** Nest token is the class itself. One pool of the runtime role, whose search path is the service's schema. */
export class Database {
  private closing: Promise<void> | undefined;

  private constructor(
    readonly dataSource: DataSource,
    private readonly config: DatabaseConfig,
    private readonly patience?: Patience,
  ) {}

  static async connect(config: DatabaseConfig): Promise<Database> {
    const dataSource = new DataSource({
      type: 'postgres',
      driver: pg,
      url: config.url,
      schema: config.schema,
      applicationName: config.applicationName ?? config.schema,
      entities: [...(config.entities ?? [])],
      synchronize: false,
      migrationsRun: false,
      extra: {
        max: config.poolSize ?? DEFAULT_POOL,
        options: `-c search_path=${config.schema},pg_temp`,
        connectionTimeoutMillis: 5_000,
        idle_in_transaction_session_timeout: 120_000,
        keepAlive: true,
      },
      poolErrorHandler: () => undefined, // a broken idle connection is replaced; whoever uses one gets the error
    });
    await dataSource.initialize();
    return new Database(dataSource, config);
  }

  /** The same pool for callers that must have an answer in time: what waits longer fails as an outage (57014, 55P03). */
  within(patience: Patience): Database {
    return new Database(this.dataSource, this.config, patience);
  }

  /** A transaction that sees, and may write, the rows of `ente` alone. */
  inEnte<T>(ente: CodiceFiscaleEnte, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(work, ente);
  }

  /**
   * A transaction that sees, and may not change, what is of one person in every ente: the rows whose table says so by
   * `citizenPolicy`. The codice fiscale comes from the caller's identity, never from a request. Source: docs/adr/0012.
   */
  ofCitizen<T>(codiceFiscale: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(work, undefined, codiceFiscale);
  }

  /** A transaction with no tenant: only tables outside row-level security show rows. */
  outsideTenants<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transaction(work, undefined);
  }

  private async transaction<T>(
    work: (tx: Tx) => Promise<T>,
    ente: CodiceFiscaleEnte | undefined,
    citizen?: string,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as ClientBase;
      await runner.startTransaction('READ COMMITTED');
      try {
        const settings = this.settingsOf(ente, citizen);
        if (settings.length > 0)
          await client.query(
            `select ${settings.map((_, i) => `set_config($${2 * i + 1}, $${2 * i + 2}, true)`).join(', ')}`,
            settings.flat(),
          );
        const result = await work(new RunnerTx(runner, client, ente));
        await runner.commitTransaction();
        return result;
      } catch (error) {
        await runner.rollbackTransaction().catch(() => undefined); // the first error is the one to tell
        throw error;
      }
    } catch (error) {
      throw lostConnection(error);
    } finally {
      await runner.release();
    }
  }

  /** What holds for one transaction, set in one question. */
  private settingsOf(
    ente: CodiceFiscaleEnte | undefined,
    citizen: string | undefined,
  ): [name: string, value: string][] {
    return [
      ...(ente === undefined ? [] : [['app.ente_id', ente] as [string, string]]),
      ...(citizen === undefined ? [] : [['app.codice_fiscale', citizen] as [string, string]]),
      ...(this.patience === undefined
        ? []
        : [
            ['statement_timeout', String(this.patience.statementMs)] as [string, string],
            ['lock_timeout', String(this.patience.lockMs)] as [string, string],
          ]),
    ];
  }

  /** Runs `work` while holding the session advisory lock `name` on a connection of its own; at once `held: false` if another holds it. */
  async withSessionLock<T>(name: string, work: () => Promise<T>): Promise<{ held: true; value: T } | { held: false }> {
    const lock = new SessionLock(this, this.lockName(name));
    try {
      return (await lock.hold()) ? { held: true, value: await work() } : { held: false };
    } finally {
      await lock.release();
    }
  }

  /** Session locks are of the whole database: a service's own bear its schema. */
  lockName(name: string): string {
    return `${this.config.schema}:${name}`;
  }

  /** Channels are of the whole database: a service's own bear its schema. In SQL: `current_schema() || '_name'`. */
  channel(name: string): string {
    return `${this.config.schema}_${name}`;
  }

  /**
   * Calls `onNotify` at each NOTIFY on `channel`, and with an empty text whenever it begins to listen (something may have
   * been missed). It connects again for ever; it returns, with what stops it, when the first attempt is over.
   */
  async listen(channel: string, onNotify: (payload: string) => void): Promise<() => Promise<void>> {
    const listener = new Listener(() => this.ownConnection(), channel, onNotify);
    await listener.start();
    return () => listener.stop();
  }

  /** A connection outside the pool, for session locks and LISTEN. The caller ends it. */
  async ownConnection(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.config.url,
      application_name: `${this.config.applicationName ?? this.config.schema}-session`,
      options: `-c search_path=${this.config.schema},pg_temp`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on('error', () => undefined); // told by the query in flight; an idle loss shows at the next use
    await client.connect();
    return client;
  }

  /** How the pool is used now. */
  pool(): { busy: number; idle: number; waiting: number; size: number } {
    const { master } = this.dataSource.driver as unknown as { master?: pg.Pool };
    const { totalCount = 0, idleCount = 0, waitingCount = 0 } = master ?? {};
    return {
      busy: totalCount - idleCount,
      idle: idleCount,
      waiting: waitingCount,
      size: this.config.poolSize ?? DEFAULT_POOL,
    };
  }

  /** One short question: is the database there? */
  async ping(): Promise<void> {
    await this.outsideTenants((tx) => tx.query('select 1'));
  }

  close(): Promise<void> {
    this.closing ??= this.dataSource.destroy();
    return this.closing;
  }
}

/** The unit of work of a service on PostgreSQL: its stores share one transaction of one ente. */
export class PgUnitOfWork<Stores> implements UnitOfWork<Stores> {
  constructor(
    private readonly db: Database,
    private readonly stores: (tx: Tx) => Stores,
  ) {}

  run<T>(ente: CodiceFiscaleEnte, work: (stores: Stores) => Promise<T>): Promise<T> {
    return this.db.inEnte(ente, (tx) => work(this.stores(tx)));
  }
}

/** TypeORM gives a runner back by itself when its connection breaks, and then blames who goes on with it: it is an outage. */
const lostConnection = (error: unknown): unknown =>
  error instanceof QueryRunnerAlreadyReleasedError
    ? new Error('Connection terminated unexpectedly', { cause: error })
    : error;
