import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Counts } from '@mypay/pagamenti-core';
import type { Database } from '@mypay/platform/db';

/** What is counted, by which columns, and what is summed. */
const COUNTED = [
  ['ricevute_conteggi', 'tipo_dovuto, giorno, canale', ['numero', 'importo_cents']],
  ['tentativi_conteggi', 'tipo_dovuto, giorno, ritorno, motivo, pagata', ['numero']],
] as const;

/** The counts that triggers append to (migration 117). */
export class PgCounts implements Counts {
  constructor(private readonly db: Database) {}

  async melt(ente: CodiceFiscaleEnte): Promise<number> {
    let gone = 0;
    for (const [table, key, figures] of COUNTED) {
      const sums = figures.map((one) => `sum(${one})`);
      const [row] = await this.db.inEnte(ente, (tx) =>
        tx.query<{ went: bigint; stayed: bigint }>(
          `with tolti as (delete from ${table} where ente = $1 and id in
                            (select unnest(array_agg(id)) from ${table} where ente = $1 group by ${key} having count(*) > 1)
                           returning ${key}, ${figures.join(', ')}),
                rimessi as (insert into ${table} (ente, ${key}, ${figures.join(', ')})
                            select $1, ${key}, ${sums.join(', ')} from tolti
                             group by ${key} having ${sums.map((sum) => `${sum} <> 0`).join(' or ')} returning 1)
           select (select count(*) from tolti) as went, (select count(*) from rimessi) as stayed`,
          [ente],
        ),
      );
      gone += Number((row?.went ?? 0n) - (row?.stayed ?? 0n));
    }
    return gone;
  }

  async recount(ente: CodiceFiscaleEnte): Promise<number> {
    const [row] = await this.db.inEnte(ente, (tx) => tx.query<{ n: bigint }>(`select riconta($1) as n`, [ente]));
    return Number(row?.n ?? 0n);
  }
}
