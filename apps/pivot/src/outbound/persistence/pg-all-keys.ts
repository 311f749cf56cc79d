import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import type { DirtyKey, KeyType, AllKeys } from '@mypay/pivot-core';

const MOVIMENTO = `concat_ws('/', anno, bolletta, ente_bt, istat)`;

/** For each kind its keys after one, in order; $1 ente, $2 the last key seen, $3 how many. How flows stand to the cash comes first. */
const SERIES: readonly (readonly [KeyType, string])[] = [
  [
    'IUF',
    `select distinct iuf_maiuscolo as chiave from flussi where ente = $1 and iuf_maiuscolo > $2 order by 1 limit $3`,
  ],
  [
    'IUV',
    `(select distinct iuv as chiave from ricevute where ente = $1 and iuv > $2 order by 1 limit $3)
     union (select distinct iuv from righe_flusso where ente = $1 and iuv > $2 order by 1 limit $3)
     union (select distinct iuv from pagamenti where ente = $1 and iuv > $2 order by 1 limit $3)
     order by 1 limit $3`,
  ],
  ['NOTIFICA', `select iud as chiave from notifiche where ente = $1 and iud > $2 order by 1 limit $3`],
  [
    'MOVIMENTO',
    `select ${MOVIMENTO} as chiave from movimenti where ente = $1 and (anno, bolletta, ente_bt, istat) >
       (split_part($2, '/', 1), coalesce(substring($2 from '^[^/]*/(.*)/[^/]*/[^/]*$'), ''), split_part($2, '/', -2), split_part($2, '/', -1))
      order by anno, bolletta, ente_bt, istat limit $3`,
  ],
];

/** Every key of an ente, from the keys of its records. */
export class PgAllKeys implements AllKeys {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async block(cursor: string | undefined, limit: number) {
    const [series = 0, last = ''] = cursor === undefined ? [] : (JSON.parse(cursor) as [number, string]);
    const [type, sql] = SERIES[series] ?? [];
    if (type === undefined || sql === undefined) return { chiavi: [], cursore: undefined };
    const righe = await this.tx.query<{ chiave: string }>(sql, [this.ente, last, limit]);
    const keys = righe.map(({ chiave }): DirtyKey => ({ tipo: type, chiave }));
    const fine = keys.at(-1);
    const next: [number, string] = keys.length < limit || !fine ? [series + 1, ''] : [series, fine.chiave];
    return { chiavi: keys, cursore: next[0] < SERIES.length ? JSON.stringify(next) : undefined };
  }
}
