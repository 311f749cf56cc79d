import './types';
import pg from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';

/** A step of a schema, forward only. `number` orders: the platform owns 1–99, a service begins at 101. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Declares a migration by its SQL, which runs with the service's schema as search path. */
export function sqlMigration(number: number, name: string, sql: string): Migration {
  return { number, name, sql };
}

/**
 * SQL that puts a table under the policy of its ente: rows of another ente neither show nor can be written. The value is
 * read once a statement. Source: architecture.md, Decisions, 5.
 */
export function tenantTable(table: string): string {
  return `
    alter table ${table} enable row level security;
    create policy tenant on ${table}
      using (ente = (select current_setting('app.ente_id', true)))
      with check (ente = (select current_setting('app.ente_id', true)));`;
}

/**
 * SQL of a second policy on a tenant's table: a person's own rows, in every ente, to read alone. `mine` is a condition that
 * compares columns with `CITIZEN`, by an equality that an index serves. Source: docs/adr/0012.
 */
export function citizenPolicy(table: string, mine: string): string {
  return `create policy cittadino on ${table} for select using (${mine});`;
}

/** The codice fiscale of the citizen whose transaction it is, in SQL; null outside one. */
export const CITIZEN = `(select nullif(current_setting('app.codice_fiscale', true), ''))`;

export interface MigrateConfig {
  readonly ownerUrl: string;
  readonly schema: string;
  /** Gets SELECT, INSERT, UPDATE, DELETE on every table and USAGE on every sequence. */
  readonly runtimeRole: string;
  readonly migrations: readonly Migration[];
  readonly lockTimeoutMs?: number;
}

const asClass = (migration: Migration): new () => MigrationInterface => {
  const name = `M${migration.name.replace(/\W/g, '_')}${1_700_000_000_000 + migration.number}`;
  return class implements MigrationInterface {
    readonly name = name;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(migration.sql);
    }
    down(): Promise<void> {
      return Promise.reject(new Error('migrations only go forward'));
    }
  };
};

/** Brings a schema to its newest form, as its owner, one starter at a time (advisory lock). Returns the names applied now. */
export async function migrate(config: MigrateConfig): Promise<string[]> {
  const { ownerUrl, schema, runtimeRole } = config;
  const ordered = [...config.migrations].sort((a, b) => a.number - b.number);
  const numbers = new Set(ordered.map(({ number }) => number));
  if (numbers.size !== ordered.length) throw new Error(`two migrations of ${schema} bear one number`);
  const lock = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  await lock.connect();
  try {
    await lock.query(`select pg_advisory_lock(hashtextextended($1, 0))`, [`migrate:${schema}`]);
    const dataSource = new DataSource({
      type: 'postgres',
      driver: pg,
      url: ownerUrl,
      schema,
      migrations: ordered.map(asClass),
      migrationsTableName: 'migrazioni',
      migrationsTransactionMode: 'each',
      extra: { max: 2, options: `-c search_path=${schema} -c lock_timeout=${config.lockTimeoutMs ?? 2_000}` },
    });
    await dataSource.initialize();
    try {
      const applied = await dataSource.runMigrations({ transaction: 'each' });
      await dataSource.query(`grant usage on schema "${schema}" to "${runtimeRole}"`);
      await dataSource.query(
        `grant select, insert, update, delete on all tables in schema "${schema}" to "${runtimeRole}"`,
      );
      await dataSource.query(`revoke insert, update, delete on "${schema}".migrazioni from "${runtimeRole}"`);
      await dataSource.query(`grant usage, select on all sequences in schema "${schema}" to "${runtimeRole}"`);
      return applied.map(({ name }) => name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await lock.end();
  }
}
