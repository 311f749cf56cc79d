import pg from 'pg';
import type { Counters } from '../books/model';

/** What runs statements: the pool, or one transaction. */
export interface Statements {
  rows<R>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** Rows touched. */
  run(sql: string, params?: readonly unknown[]): Promise<number>;
}

/** The simulator's own database. */
export class Store implements Statements {
  private readonly pool: pg.Pool;

  constructor(config: { readonly url: string; readonly schema: string; readonly pool: number }) {
    this.pool = new pg.Pool({
      connectionString: config.url,
      max: config.pool,
      connectionTimeoutMillis: 10_000,
      options: `-c search_path=${config.schema}`,
    });
    // An idle connection that breaks is not an error of ours: the pool opens another.
    this.pool.on('error', () => undefined);
  }

  rows<R>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    return rowsOf<R>(this.pool, sql, params);
  }

  run(sql: string, params: readonly unknown[] = []): Promise<number> {
    return touchedBy(this.pool, sql, params);
  }

  /** One transaction, READ COMMITTED; an error rolls back. */
  async transaction<T>(work: (tx: Statements) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const result = await work({
        rows: <R>(sql: string, params: readonly unknown[] = []) => rowsOf<R>(client, sql, params),
        run: (sql, params = []) => touchedBy(client, sql, params),
      });
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((lost: Error) => {
        broken = lost;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

/** Progressives read under lock, handed out in memory and written back by `save` in the same transaction. */
export async function loadCounters(tx: Statements): Promise<Counters & { save(): Promise<void> }> {
  await tx.run('lock table contatori in share row exclusive mode');
  const known = new Map(
    (await tx.rows<{ chiave: string; valore: number }>('select chiave, valore from contatori')).map((row) => [
      row.chiave,
      row.valore,
    ]),
  );
  const touched = new Set<string>();
  return {
    next(key) {
      const value = (known.get(key) ?? 0) + 1;
      known.set(key, value);
      touched.add(key);
      return value;
    },
    async save() {
      for (const key of touched)
        await tx.run(
          'insert into contatori (chiave, valore) values ($1, $2) on conflict (chiave) do update set valore = excluded.valore',
          [key, known.get(key)],
        );
    },
  };
}

type Queryable = Pick<pg.ClientBase, 'query'> | pg.Pool;

async function rowsOf<R>(on: Queryable, sql: string, params: readonly unknown[]): Promise<R[]> {
  return (await on.query(sql, [...params])).rows as R[];
}

async function touchedBy(on: Queryable, sql: string, params: readonly unknown[]): Promise<number> {
  return (await on.query(sql, [...params])).rowCount ?? 0;
}
