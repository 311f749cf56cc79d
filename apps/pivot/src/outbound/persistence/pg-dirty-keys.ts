import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Database, Tx } from '@mypay/platform/db';
import {
  type Backlog,
  type FlussoKey,
  type DirtyKey,
  type DirtyKeys,
  type DirtyQueue,
  upperIuf,
} from '@mypay/pivot-core';
import { column } from './righe';

/** In SQL a service's channels bear its schema. */
const KEYS_CHANNEL = 'chiavi_sporche';

/** The keys of an ente that are due, those that could not be computed before behind all the others. */
const DUE_KEYS = `
  select sequenza, tipo, chiave from (
    (select tentativi > 0 as tried, sequenza, tipo, chiave from chiavi_sporche
      where ente = $1 and tentativi = 0 order by sequenza limit $2)
    union all
    (select tentativi > 0, sequenza, tipo, chiave from chiavi_sporche
      where ente = $1 and tentativi > 0 and rimandata_a <= now() order by rimandata_a limit $2)) due
  order by tried, sequenza limit $2`;

/** Append-only rows in the transaction of the fact; a NOTIFY wakes the workers at commit. architecture.md, Decisions, 8. */
export class PgDirtyKeys implements DirtyKeys {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async add(keys: readonly DirtyKey[]): Promise<void> {
    if (keys.length === 0) return;
    await this.tx.execute(
      `insert into chiavi_sporche (ente, tipo, chiave) select $1, * from unnest($2::text[], $3::text[])`,
      [this.ente, column(keys, (c) => c.tipo), column(keys, (c) => c.chiave)],
    );
    await this.wake();
  }

  addIuvsOf(flussi: readonly FlussoKey[]): Promise<void> {
    return this.appendIuvsOf(flussi, '');
  }

  addMissingIuvsOf(flussi: readonly FlussoKey[]): Promise<void> {
    return this.appendIuvsOf(
      flussi,
      `except select $1, 'IUV', chiave from chiavi_sporche where ente = $1 and tipo = 'IUV' and tentativi = 0`,
    );
  }

  private async appendIuvsOf(flussi: readonly FlussoKey[], but: string): Promise<void> {
    await this.tx.execute(
      `insert into chiavi_sporche (ente, tipo, chiave)
       select distinct $1, 'IUV', r.iuv
         from unnest($2::text[], $3::text[]) as k (iuf_maiuscolo, psp)
         join righe_flusso r on r.ente = $1 and r.iuf_maiuscolo = k.iuf_maiuscolo and r.psp = k.psp
       ${but} order by 3`,
      [this.ente, column(flussi, (f) => upperIuf(f.iuf)), column(flussi, (f) => f.psp)],
    );
    await this.wake();
  }

  async read(limit: number) {
    const righe = await this.tx.query<{ sequenza: bigint; tipo: DirtyKey['tipo']; chiave: string }>(DUE_KEYS, [
      this.ente,
      limit,
    ]);
    return { sequences: righe.map((r) => r.sequenza), chiavi: righe.map(({ tipo, chiave }) => ({ tipo, chiave })) };
  }

  async delete(sequences: readonly bigint[]): Promise<void> {
    await this.tx.execute(`delete from chiavi_sporche where ente = $1 and sequenza = any($2::bigint[])`, [
      this.ente,
      sequences,
    ]);
  }

  async postponeOldest(): Promise<DirtyKey | undefined> {
    const [postponed] = await this.tx.query<DirtyKey>(
      `with oldest as (${DUE_KEYS}),
       tried as (
         select c.tipo, c.chiave, max(c.tentativi) as tentativi from chiavi_sporche c join oldest using (tipo, chiave)
          where c.ente = $1 group by c.tipo, c.chiave)
       update chiavi_sporche c set tentativi = t.tentativi + 1,
              rimandata_a = now() + least(make_interval(secs => 2 ^ least(t.tentativi, 12)), interval '1 hour')
         from tried t where c.ente = $1 and c.tipo = t.tipo and c.chiave = t.chiave
       returning c.tipo, c.chiave`,
      [this.ente, 1],
    );
    return postponed;
  }

  private async wake(): Promise<void> {
    await this.tx.execute(`select pg_notify(current_schema() || '_${KEYS_CHANNEL}', $1)`, [this.ente]);
  }
}

/** The queue over all enti. */
export class PgDirtyQueue implements DirtyQueue {
  constructor(private readonly db: Database) {}

  /** A loose scan of the key's first column, whatever the length of the queue. */
  async due(limit: number, resting: readonly CodiceFiscaleEnte[]): Promise<CodiceFiscaleEnte[]> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ ente: CodiceFiscaleEnte }>(
        `with recursive sporchi as (
           select min(ente) as ente from chiavi_sporche
           union all
           select (select min(c.ente) from chiavi_sporche c where c.ente > e.ente) from sporchi e where e.ente is not null)
         select ente from sporchi s
          where ente is not null and ente <> all($1)
            and exists (select 1 from chiavi_sporche c
                         where c.ente = s.ente and (c.rimandata_a is null or c.rimandata_a <= now()))
          order by random() limit $2`,
        [resting, limit],
      ),
    );
    return rows.map((r) => r.ente);
  }

  async backlog(): Promise<Backlog> {
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<{ waiting: bigint; postponed: bigint; oldest: number | null }>(
        `select count(*) filter (where tentativi = 0) as waiting, count(*) filter (where tentativi > 0) as postponed,
                extract(epoch from now() - min(aggiunta_il) filter (where tentativi = 0))::float8 as oldest
           from chiavi_sporche`,
      ),
    );
    return {
      waiting: Number(row?.waiting ?? 0),
      oldestSeconds: row?.oldest ?? 0,
      postponed: Number(row?.postponed ?? 0),
    };
  }

  listen(wake: () => void): Promise<() => Promise<void>> {
    return this.db.listen(this.db.channel(KEYS_CHANNEL), wake);
  }
}
