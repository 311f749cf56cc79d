import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { deploySql } from './deploy-sql';
import { sharedServer } from './shared-server';

/** Whom and what a migration of one schema is run for. `migrate` of the platform's db door takes this and its migrations. */
export interface MigrationTarget {
  readonly ownerUrl: string;
  readonly schema: string;
  /** The role that the migration grants its tables to. */
  readonly runtimeRole: string;
  /** Owner of the schema `eventi`, which every migrate brings up to date first. */
  readonly eventiOwnerUrl: string;
}

/** A database of one test suite. */
export interface TestDatabase extends MigrationTarget {
  /** Address as the runtime role, the one that row-level security binds. */
  readonly url: string;
  /** Address as a superuser, to look where the runtime role may not. */
  readonly adminUrl: string;
  /** Drops the database and its roles, and with them every connection that is still open. */
  close(): Promise<void>;
}

/**
 * A fresh database for one suite, made by the SQL of `deploy/sql` as in production: `schema` with its owner and its runtime
 * role, the schema `eventi`, migrated by `migrate` (this library may not know the platform, so the caller brings it):
 *
 * ```ts
 * const database = await testDatabase((target) => migrate({ ...target, migrations }), 'dovuti');
 * ```
 *
 * On the run's own embedded PostgreSQL, or on the server of `TEST_DATABASE_URL` (a superuser's address).
 */
export async function testDatabase(
  migrate: (target: MigrationTarget) => Promise<unknown>,
  schema: string,
  /** A superuser's address on another server. */
  elsewhere?: string,
): Promise<TestDatabase> {
  const server = elsewhere ?? (await sharedServer());
  const name = `t_${schema}_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(18).toString('base64url');
  const [owner, runtimeRole, eventiOwner] = [`${name}_owner`, `${name}_run`, `${name}_eventi`];
  const urlOf = (user: string): string => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    url.username = user;
    url.password = password;
    return url.href;
  };
  const admin = new URL(server);
  admin.pathname = `/${name}`;

  await asClient(server, (client) => client.query(`CREATE DATABASE "${name}" TEMPLATE template0 ENCODING 'UTF8'`));
  await asClient(admin.href, async (client) => {
    await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
    const passwords = { owner_password: password, runtime_password: password };
    await client.query(deploySql('schema', { database: name, schema, owner, runtime: runtimeRole, ...passwords }));
    await client.query(deploySql('eventi', { database: name, schema: 'eventi', owner: eventiOwner, ...passwords }));
  });
  const target = { ownerUrl: urlOf(owner), schema, runtimeRole, eventiOwnerUrl: urlOf(eventiOwner) };
  await migrate(target);

  return {
    ...target,
    url: urlOf(runtimeRole),
    adminUrl: admin.href,
    close: () =>
      asClient(server, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
        for (const role of [owner, runtimeRole, eventiOwner]) await client.query(`DROP ROLE IF EXISTS "${role}"`);
      }),
  };
}

async function asClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
