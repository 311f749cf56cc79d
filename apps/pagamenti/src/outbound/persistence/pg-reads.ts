import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type {
  EventRow,
  FlussiFilter,
  FlussoRow,
  Reads,
  RefusalRow,
  RicevutaRow,
  RicevuteFilter,
  WholeRicevuta,
} from '@mypay/pagamenti-core';
import { Conditions, type Database } from '@mypay/platform/db';
import { readRt } from './rt-json';

/** Columns of a receipt in a list. */
export const RICEVUTA = `rt_id, numero_avviso, ente_titolare, iuv, esito, importo_totale_cents, causale, psp, psp_denominazione,
  data_ora_messaggio, data_esito, stand_in, fonte, anomalie, iud, tipo_dovuto, ricevuta_il`;

/** Columns of a flow in a list. */
export const FLUSSO = `psp_id, iuf, revisione, stato, psp, psp_denominazione, pubblicato_il, acquisito_il, data_ora_flusso,
  id_regolamento, data_regolamento, numero_righe, importo_totale_cents, somma_righe_cents, anomalie, motivo`;

/**
 * The list is in the order in which receipts arrive, and those of some days arrived together: of each day the first and the last
 * tell between which instants. Without it a page of last spring reads all that came since.
 */
function arrivedFor(where: Conditions, from: string | undefined, to: string | undefined): void {
  if (from === to) return; // one day, or none: an index gives it in order
  const end = (pick: 'min' | 'max', day: string | undefined) =>
    `${pick === 'min' ? 'greatest' : 'least'}(${where.value(day ?? null, 'date')},
       (select ${pick}(data_esito) from ricevute where ente = $1))`;
  const days = `generate_series(${end('min', from)}, ${end('max', to)}, '1 day') as day`;
  const arrival = (pick: 'min' | 'max') =>
    `(select ${pick}(ricevuta_il) from ${days} cross join lateral (select ricevuta_il from ricevute
        where ente = $1 and data_esito = day::date order by ricevuta_il ${pick === 'min' ? 'asc' : 'desc'} limit 1) one)`;
  where.add(`ricevuta_il >= ${arrival('min')} and ricevuta_il <= ${arrival('max')}`);
}

/** Lists for people, each in the order of an index. */
export class PgReads implements Reads {
  constructor(private readonly db: Database) {}

  ricevute(
    ente: CodiceFiscaleEnte,
    filter: RicevuteFilter,
    after: readonly [Date, string] | undefined,
    limit: number,
  ): Promise<RicevutaRow[]> {
    const where = new Conditions(ente, limit)
      .where(filter.tipi, (at) => `tipo_dovuto = any(${at})`)
      .where(filter.iuv, (at) => `iuv = ${at}`)
      .where(filter.iur, (at) => `rt_id = ${at}`)
      .where(filter.iud, (at) => `iud = ${at}`)
      .where(filter.codiceFiscale?.toUpperCase(), (at) => `(debitore_cf = ${at} or versante_cf = ${at})`)
      .where(filter.tipoDovuto, (at) => `tipo_dovuto = ${at}`)
      .between('data_esito', filter.dal, filter.al)
      .where(
        filter.anomalia,
        (at) => `anomalie <> '[]' and anomalie @> jsonb_build_array(jsonb_build_object('code', ${at}::text))`,
      )
      .where(filter.numeroAvviso, (at) => `ente_titolare = $1 and numero_avviso = ${at}`)
      .beyond(
        '<',
        [
          ['ricevuta_il', 'timestamptz'],
          ['rt_id', 'text'],
        ],
        after,
      );
    if (filter.anomale) where.add(`anomalie <> '[]'`);
    arrivedFor(where, filter.dal, filter.al);
    return this.db.inEnte(ente, (tx) =>
      tx.query<RicevutaRow>(
        `select ${RICEVUTA} from ricevute where ente = $1 and ${where.sql} order by ricevuta_il desc, rt_id desc limit $2`,
        where.values,
      ),
    );
  }

  search(ente: CodiceFiscaleEnte, text: string, tipi: readonly string[] | null, limit: number): Promise<RicevutaRow[]> {
    return this.db.inEnte(ente, (tx) =>
      tx.query<RicevutaRow>(
        `select ${RICEVUTA} from ricevute
          where ente = $1 and ($3::text[] is null or tipo_dovuto = any($3))
            and (rt_id = $2 or iuv = $2 or iud = $2 or debitore_cf = upper($2) or versante_cf = upper($2)
                 or (ente_titolare = $1 and numero_avviso = $2))
          order by ricevuta_il desc, rt_id desc limit $4`,
        [ente, text, tipi, limit],
      ),
    );
  }

  async ricevuta(
    ente: CodiceFiscaleEnte,
    rtId: string,
    tipi: readonly string[] | null,
  ): Promise<WholeRicevuta | undefined> {
    return this.db.inEnte(ente, async (tx) => {
      const rows = await tx.query<RicevutaRow & { contenuto: unknown }>(
        `select ${RICEVUTA}, contenuto from ricevute
          where ente = $1 and rt_id = $2 and ($3::text[] is null or tipo_dovuto = any($3))`,
        [ente, rtId, tipi],
      );
      const copies = await tx.query<{ n: bigint }>(
        `select count(*) as n from ricevute_diverse where ente = $1 and rt_id = $2`,
        [ente, rtId],
      );
      const row = rows[0];
      return row && { row, rt: readRt(row.contenuto), copies: Number(copies[0]?.n ?? 0) };
    });
  }

  async original(
    ente: CodiceFiscaleEnte,
    rtId: string,
    tipi: readonly string[] | null,
  ): Promise<Buffer | null | undefined> {
    const [row] = await this.db.inEnte(ente, (tx) =>
      tx.query<{ corpo: Buffer | null }>(
        `select m.corpo from ricevute r left join messaggi m on m.id = r.messaggio
          where r.ente = $1 and r.rt_id = $2 and ($3::text[] is null or r.tipo_dovuto = any($3))`,
        [ente, rtId, tipi],
      ),
    );
    return row && row.corpo;
  }

  flussi(
    ente: CodiceFiscaleEnte,
    { setAside, iuf, dal, al }: FlussiFilter,
    after: readonly [Date, string, string, number] | undefined,
    limit: number,
  ): Promise<FlussoRow[]> {
    const where = new Conditions(ente, limit)
      .where(iuf, (at) => `iuf = ${at}`)
      .where(dal, (at) => `data_ora_flusso >= (${at}::date::timestamp at time zone 'Europe/Rome')`)
      .where(al, (at) => `data_ora_flusso < ((${at}::date + 1)::timestamp at time zone 'Europe/Rome')`)
      .beyond(
        '<',
        [
          ['acquisito_il', 'timestamptz'],
          ['psp_id', 'text'],
          ['iuf', 'text'],
          ['revisione', 'int'],
        ],
        after,
      );
    if (setAside) where.add(`stato = 'SCARTATO'`);
    return this.db.inEnte(ente, (tx) =>
      tx.query<FlussoRow>(
        `select ${FLUSSO} from flussi where ente = $1 and ${where.sql}
          order by acquisito_il desc, psp_id desc, iuf desc, revisione desc limit $2`,
        where.values,
      ),
    );
  }

  giornale(
    ente: CodiceFiscaleEnte,
    iuv: string | undefined,
    after: readonly [Date, string] | undefined,
    limit: number,
  ): Promise<EventRow[]> {
    const params: unknown[] = [ente, limit];
    if (iuv !== undefined) params.push(iuv);
    const n = params.length;
    return this.db.inEnte(ente, (tx) =>
      tx.query<EventRow>(
        `select id, data_ora, iuv, numero_avviso, codice_contesto, psp, componente, categoria, tipo_evento, sotto_tipo,
                fruitore, erogatore, stazione, canale, esito, durata_ms
           from giornale_eventi
          where ente = $1 ${iuv === undefined ? '' : 'and iuv = $3'}
            ${after ? `and (data_ora, id) < ($${n + 1}::timestamptz, $${n + 2}::uuid)` : ''}
          order by data_ora desc, id desc limit $2`,
        [...params, ...(after ?? [])],
      ),
    );
  }

  refused(after: readonly [Date, string] | undefined, limit: number): Promise<RefusalRow[]> {
    return this.db.outsideTenants((tx) =>
      tx.query<RefusalRow>(
        `select id, primitiva, ente, stazione, esito, tentativi, arrivato_il from messaggi
          where sotto_tipo = 'REQ' and esito is distinct from 'OK' and (esito is not null or tentativi > 0)
            and (primitiva is null or primitiva in ('paSendRT', 'paSendRTV2'))
            ${after ? `and (arrivato_il, id) < ($2::timestamptz, $3::uuid)` : ''}
          order by arrivato_il desc, id desc limit $1`,
        [limit, ...(after ?? [])],
      ),
    );
  }
}
