import { Client } from 'pg';

/**
 * Fills tables faster: their indexes, but the unique ones, are taken off, put back as they were when `work` has ended, and
 * the database is then looked over as autovacuum does. @param ownerUrl of the schema's owner
 */
export async function withoutIndexes(
  ownerUrl: string,
  schema: string,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`select set_config('search_path', $1, false)`, [schema]);
    const { rows: indexes } = await owner.query<{ indexname: string; indexdef: string }>(
      `select indexname, indexdef from pg_indexes
        where schemaname = $1 and tablename = any($2) and indexdef not like 'CREATE UNIQUE %'`,
      [schema, tables],
    );
    for (const { indexname } of indexes) await owner.query(`drop index ${owner.escapeIdentifier(indexname)}`);
    await work();
    await owner.query(`set maintenance_work_mem = '256MB'`);
    for (const { indexdef } of indexes) await owner.query(indexdef);
    await owner.query('vacuum analyze');
  } finally {
    await owner.end();
  }
}
