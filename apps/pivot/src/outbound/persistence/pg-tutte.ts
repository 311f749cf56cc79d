import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import type { ChiaveSporca, TipoChiave, TutteLeChiavi } from '@mypay/pivot-core';

const MOVIMENTO = `concat_ws('/', anno, bolletta, ente_bt, istat)`;

/** For each kind its keys after one, in order; $1 ente, $2 the last key seen, $3 how many. How flows stand to the cash comes first. */
const SERIE: readonly (readonly [TipoChiave, string])[] = [
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
export class PgTutteLeChiavi implements TutteLeChiavi {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async blocco(cursore: string | undefined, limite: number) {
    const [serie = 0, ultima = ''] = cursore === undefined ? [] : (JSON.parse(cursore) as [number, string]);
    const [tipo, sql] = SERIE[serie] ?? [];
    if (tipo === undefined || sql === undefined) return { chiavi: [], cursore: undefined };
    const righe = await this.tx.query<{ chiave: string }>(sql, [this.ente, ultima, limite]);
    const chiavi = righe.map(({ chiave }): ChiaveSporca => ({ tipo, chiave }));
    const fine = chiavi.at(-1);
    const prossimo: [number, string] = chiavi.length < limite || !fine ? [serie + 1, ''] : [serie, fine.chiave];
    return { chiavi, cursore: prossimo[0] < SERIE.length ? JSON.stringify(prossimo) : undefined };
  }
}
