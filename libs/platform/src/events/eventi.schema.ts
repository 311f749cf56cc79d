import pg from 'pg';

/**
 * Makes the schema `eventi` of the PostgreSQL transport, as its own owner and under a lock, and grants it to one runtime
 * role. Every service's `migrate` calls it first. Source: architecture.md, Decisions, 6.
 */
export async function migrateEventi(config: { ownerUrl: string; runtimeRole: string }): Promise<void> {
  const client = new pg.Client({ connectionString: config.ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  const role = `"${config.runtimeRole.replaceAll('"', '""')}"`;
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtextextended('migrate:eventi', 0))`);
    await client.query(`
      create table if not exists eventi.topic (
        topic text collate "C" primary key,
        ultimo bigint not null default 0
      );
      create table if not exists eventi.registro (
        topic text collate "C" not null,
        progressivo bigint not null,
        chiave text collate "C" not null,
        evento text not null,
        scritto_il timestamptz not null default now(),
        primary key (topic, progressivo)
      );
      create table if not exists eventi.cursori (
        gruppo text collate "C" not null,
        topic text collate "C" not null,
        progressivo bigint not null default 0,
        primary key (gruppo, topic)
      );
      grant usage on schema eventi to ${role};
      grant select, insert, update on eventi.topic, eventi.cursori to ${role};
      grant select, insert, delete on eventi.registro to ${role};`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
