import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type {
  EventRow,
  FlussoRow,
  Reads,
  RefusalRow,
  RicevutaRow,
  RicevuteFilter,
  WholeRicevuta,
} from '@mypay/pagamenti-core';
import type { Database } from '@mypay/platform/db';
import { readRt } from './rt-json';

/** Columns of a receipt in a list. */
export const RICEVUTA = `rt_id, numero_avviso, ente_titolare, iuv, esito, importo_totale_cents, causale, psp, psp_denominazione,
  data_ora_messaggio, data_esito, stand_in, fonte, anomalie, iud, tipo_dovuto, ricevuta_il`;

/** Lists for people, each in the order of an index. */
export class PgReads implements Reads {
  constructor(private readonly db: Database) {}

  ricevute(
    ente: CodiceFiscaleEnte,
    filter: RicevuteFilter,
    after: readonly [Date, string] | undefined,
    limit: number,
  ): Promise<RicevutaRow[]> {
    const params: unknown[] = [ente, limit];
    const where = ['ente = $1'];
    const add = (condition: (n: number) => string, value: unknown): void => {
      params.push(value);
      where.push(condition(params.length));
    };
    if (filter.iuv !== undefined) add((n) => `iuv = $${n}`, filter.iuv);
    if (filter.numeroAvviso !== undefined)
      add((n) => `ente_titolare = $1 and numero_avviso = $${n}`, filter.numeroAvviso);
    if (filter.anomale) where.push(`anomalie <> '[]'`);
    if (after) {
      params.push(...after);
      where.push(`(ricevuta_il, rt_id) < ($${params.length - 1}::timestamptz, $${params.length})`);
    }
    return this.db.inEnte(ente, (tx) =>
      tx.query<RicevutaRow>(
        `select ${RICEVUTA} from ricevute where ${where.join(' and ')} order by ricevuta_il desc, rt_id desc limit $2`,
        params,
      ),
    );
  }

  async ricevuta(ente: CodiceFiscaleEnte, rtId: string): Promise<WholeRicevuta | undefined> {
    return this.db.inEnte(ente, async (tx) => {
      const rows = await tx.query<RicevutaRow & { contenuto: unknown }>(
        `select ${RICEVUTA}, contenuto from ricevute where ente = $1 and rt_id = $2`,
        [ente, rtId],
      );
      const copies = await tx.query<{ n: bigint }>(
        `select count(*) as n from ricevute_diverse where ente = $1 and rt_id = $2`,
        [ente, rtId],
      );
      const row = rows[0];
      return row && { row, rt: readRt(row.contenuto), copies: Number(copies[0]?.n ?? 0) };
    });
  }

  flussi(
    ente: CodiceFiscaleEnte,
    setAside: boolean,
    after: readonly [Date, string, string, number] | undefined,
    limit: number,
  ): Promise<FlussoRow[]> {
    return this.db.inEnte(ente, (tx) =>
      tx.query<FlussoRow>(
        `select psp_id, iuf, revisione, stato, psp, psp_denominazione, pubblicato_il, acquisito_il, data_ora_flusso,
                id_regolamento, data_regolamento, numero_righe, importo_totale_cents, somma_righe_cents, anomalie, motivo
           from flussi
          where ente = $1 ${setAside ? `and stato = 'SCARTATO'` : ''}
            ${after ? `and (acquisito_il, psp_id, iuf, revisione) < ($3::timestamptz, $4, $5, $6::int)` : ''}
          order by acquisito_il desc, psp_id desc, iuf desc, revisione desc limit $2`,
        [ente, limit, ...(after ?? [])],
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
