import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import type { AllKeys, DirtyKey } from '@mypay/pivot-core';

const MOVIMENTO = `concat_ws('/', anno, bolletta, ente_bt, istat)`;

/** The keys of each type after one, in order; $1 ente, $2 the last key seen, $3 how many. */
const SERIES: Readonly<Record<Parameters<AllKeys['block']>[0], string>> = {
  IUF: `select distinct iuf_maiuscolo as chiave from flussi where ente = $1 and iuf_maiuscolo > $2 order by 1 limit $3`,
  IUV: `(select distinct iuv as chiave from ricevute where ente = $1 and iuv > $2 order by 1 limit $3)
     union (select distinct iuv from righe_flusso where ente = $1 and iuv > $2 order by 1 limit $3)
     union (select distinct iuv from pagamenti where ente = $1 and iuv > $2 order by 1 limit $3)
     order by 1 limit $3`,
  NOTIFICA: `select iud as chiave from notifiche where ente = $1 and iud > $2 order by 1 limit $3`,
  MOVIMENTO: `select ${MOVIMENTO} as chiave from movimenti where ente = $1 and (anno, bolletta, ente_bt, istat) >
       (split_part($2, '/', 1), coalesce(substring($2 from '^[^/]*/(.*)/[^/]*/[^/]*$'), ''), split_part($2, '/', -2), split_part($2, '/', -1))
      order by anno, bolletta, ente_bt, istat limit $3`,
  FLUSSO: `select iuf_maiuscolo || ' ' || psp as chiave from flussi where ente = $1 and (iuf_maiuscolo, psp) >
       (coalesce(substring($2 from '^(.*) [^ ]*$'), ''), coalesce(substring($2 from '[^ ]*$'), ''))
      order by iuf_maiuscolo, psp limit $3`,
};

/** Every key of an ente, from the keys of its records. */
export class PgAllKeys implements AllKeys {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async block(type: Parameters<AllKeys['block']>[0], after: string, limit: number): Promise<readonly DirtyKey[]> {
    const rows = await this.tx.query<{ chiave: string }>(SERIES[type], [this.ente, after, limit]);
    return rows.map(({ chiave }) => ({ tipo: type, chiave }));
  }
}
