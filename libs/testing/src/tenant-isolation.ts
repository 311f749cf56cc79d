import { Client } from 'pg';

const A = '11111111111';
const B = '22222222222';

interface Target {
  readonly url: string;
  readonly adminUrl: string;
  readonly schema: string;
}

/**
 * Reads the catalogue of a migrated schema and tries its tables, and tells what is wrong with their isolation: a table with
 * `ente` that is neither under row-level security nor in `outside` (the one list, with the reason of each); a key that does
 * not begin with `ente`; and, as the runtime role, a row of another ente that can be read, inserted, changed, moved or
 * deleted. Empty when all is well. It takes the constraints off the tables, so give it a database of its own. Source:
 * architecture.md, Decisions, 5.
 */
export async function tenantIsolationFaults(
  target: Target,
  outside: Readonly<Record<string, string>>,
): Promise<string[]> {
  const faults: string[] = [];
  const admin = new Client({ connectionString: target.adminUrl });
  const runtime = new Client({ connectionString: target.url });
  await admin.connect();
  await runtime.connect();
  try {
    const tables = await tenantTables(admin, target.schema);
    for (const name of Object.keys(outside))
      if (!tables.some((table) => table.name === name))
        faults.push(`${name}: listed outside row-level security, but not a table with ente`);
    for (const table of tables) {
      if (table.name in outside) continue;
      if (!table.secured) faults.push(`${table.name}: no row-level security`);
      for (const key of table.keys)
        if (!key.columns.startsWith('ente')) faults.push(`${table.name}: key ${key.name} does not begin with ente`);
      if (table.secured) faults.push(...(await tryTable(admin, runtime, `"${target.schema}"."${table.name}"`)));
    }
    if (tables.length === 0) faults.push('no table with ente at all');
  } finally {
    await runtime.end();
    await admin.end();
  }
  return faults;
}

interface Table {
  readonly name: string;
  readonly secured: boolean;
  readonly keys: readonly { readonly name: string; readonly columns: string }[];
}

async function tenantTables(admin: Client, schema: string): Promise<Table[]> {
  const { rows } = await admin.query<Table>(
    `select c.relname as name, c.relrowsecurity as secured,
            coalesce((select json_agg(json_build_object('name', i.relname, 'columns',
                        (select string_agg(a.attname, ',' order by k.n)
                           from unnest(x.indkey) with ordinality as k (att, n)
                           join pg_attribute a on a.attrelid = c.oid and a.attnum = k.att)))
                        from pg_index x join pg_class i on i.oid = x.indexrelid
                       where x.indrelid = c.oid and x.indisunique), '[]') as keys
       from pg_class c join pg_namespace s on s.oid = c.relnamespace
       join pg_attribute e on e.attrelid = c.oid and e.attname = 'ente' and not e.attisdropped
      where s.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition
      order by c.relname`,
    [schema],
  );
  return rows;
}

/** Bare rows of A and B, then every way of crossing over. */
async function tryTable(admin: Client, runtime: Client, table: string): Promise<string[]> {
  await admin.query(`do $$ declare r record; begin
    for r in select conname from pg_constraint where conrelid = '${table}'::regclass and contype in ('c', 'f', 'p', 'u', 'x') order by contype = 'p' loop
      execute format('alter table ${table} drop constraint %I cascade', r.conname);
    end loop;
    for r in select attname from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and attnotnull and attidentity = '' and not attisdropped loop
      execute format('alter table ${table} alter column %I drop not null', r.attname);
    end loop;
    for r in select i.relname from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = '${table}'::regclass and x.indisunique loop
      execute format('drop index %I.%I', (select nspname from pg_namespace n join pg_class c on c.relnamespace = n.oid where c.oid = '${table}'::regclass), r.relname);
    end loop; end $$`);
  await admin.query(`alter table ${table} disable trigger user`);
  await admin.query(`insert into ${table} (ente) values ($1), ($2)`, [A, B]);
  const faults: string[] = [];
  const count = async (sql: string, params: string[] = []): Promise<number> =>
    (await runtime.query(sql, params)).rowCount ?? 0;
  const as = async (ente: string | undefined, work: () => Promise<void>): Promise<void> => {
    await runtime.query('begin');
    if (ente) await runtime.query(`select set_config('app.ente_id', $1, true)`, [ente]);
    try {
      await work();
    } finally {
      await runtime.query('rollback');
    }
  };
  const refused = async (what: string, sql: string, params: string[]): Promise<void> => {
    await runtime.query('savepoint s');
    try {
      await runtime.query(sql, params);
      faults.push(`${table}: ${what} is allowed`);
    } catch (error) {
      if (!/row-level security/.test(String(error)) && !/permission denied/.test(String(error))) throw error;
    }
    await runtime.query('rollback to savepoint s');
  };
  await as(undefined, async () => {
    if ((await count(`select 1 from ${table}`)) > 0) faults.push(`${table}: shows rows with no ente set`);
  });
  await as(A, async () => {
    if ((await count(`select 1 from ${table} where ente = $1`, [B])) > 0) faults.push(`${table}: A reads rows of B`);
    if ((await count(`select 1 from ${table} where ente = $1`, [A])) !== 1)
      faults.push(`${table}: A does not see its own row`);
    await refused('A inserting for B', `insert into ${table} (ente) values ($1)`, [B]);
    await refused('A moving a row to B', `update ${table} set ente = $2 where ente = $1`, [A, B]);
    if ((await count(`update ${table} set ente = ente where ente = $1`, [B]).catch(permissionDenied)) > 0)
      faults.push(`${table}: A changes rows of B`);
  });
  await as(A, async () => {
    if ((await count(`delete from ${table} where ente = $1`, [B]).catch(permissionDenied)) > 0)
      faults.push(`${table}: A deletes rows of B`);
  });
  return faults;
}

const permissionDenied = (error: unknown): number => {
  if (/permission denied/.test(String(error))) return 0;
  throw error;
};
