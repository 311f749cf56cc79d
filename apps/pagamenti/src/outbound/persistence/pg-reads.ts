import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Database } from '@mypay/platform/db';

export interface RicevutaRow {
  rt_id: string;
  numero_avviso: string;
  ente_titolare: string;
  iuv: string;
  esito: string;
  importo_totale_cents: bigint;
  causale: string;
  psp: string;
  psp_denominazione: string;
  data_ora_messaggio: Date;
  data_esito: string;
  stand_in: boolean;
  fonte: string;
  anomalie: readonly { code: string }[];
  iud: string | null;
  tipo_dovuto: string | null;
  ricevuta_il: Date;
  /** The instant as PostgreSQL holds it: a JavaScript date drops its microseconds, and a cursor must not. */
  chiave_ora: string;
}
export interface FlussoRow {
  psp_id: string;
  iuf: string;
  revisione: number;
  stato: string;
  psp: string | null;
  psp_denominazione: string | null;
  pubblicato_il: Date;
  acquisito_il: Date;
  data_ora_flusso: Date | null;
  id_regolamento: string | null;
  data_regolamento: string | null;
  numero_righe: number | null;
  importo_totale_cents: bigint | null;
  somma_righe_cents: bigint | null;
  anomalie: readonly { code: string }[];
  motivo: string | null;
  chiave_ora: string;
}
export interface EventRow {
  id: string;
  data_ora: Date;
  iuv: string | null;
  numero_avviso: string | null;
  codice_contesto: string | null;
  psp: string | null;
  componente: string;
  categoria: string;
  tipo_evento: string;
  sotto_tipo: string;
  fruitore: string;
  erogatore: string;
  stazione: string | null;
  canale: string | null;
  esito: string;
  durata_ms: number | null;
  chiave_ora: string;
}
export interface RefusalRow {
  id: string;
  primitiva: string | null;
  ente: string | null;
  stazione: string | null;
  esito: string | null;
  tentativi: number;
  arrivato_il: Date;
  chiave_ora: string;
}
type Cursor = readonly (string | number)[] | undefined;

const RICEVUTA = `rt_id, numero_avviso, ente_titolare, iuv, esito, importo_totale_cents, causale, psp, psp_denominazione,
  data_ora_messaggio, data_esito, stand_in, fonte, anomalie, iud, tipo_dovuto, ricevuta_il, ricevuta_il::text as chiave_ora`;

/** Lists and single rows for people: keyset pages in the order of an index, newest first. */
export class PgReads {
  constructor(private readonly db: Database) {}

  ricevute(
    ente: CodiceFiscaleEnte,
    filter: { iuv?: string | undefined; numeroAvviso?: string | undefined; anomale?: boolean | undefined },
    after: Cursor,
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

  async ricevuta(
    ente: CodiceFiscaleEnte,
    rtId: string,
  ): Promise<(RicevutaRow & { contenuto: unknown; copieDiverse: number }) | undefined> {
    return this.db.inEnte(ente, async (tx) => {
      const rows = await tx.query<RicevutaRow & { contenuto: unknown }>(
        `select ${RICEVUTA}, contenuto from ricevute where ente = $1 and rt_id = $2`,
        [ente, rtId],
      );
      const copies = await tx.query<{ n: bigint }>(
        `select count(*) as n from ricevute_diverse where ente = $1 and rt_id = $2`,
        [ente, rtId],
      );
      return rows[0] && { ...rows[0], copieDiverse: Number(copies[0]?.n ?? 0) };
    });
  }

  flussi(ente: CodiceFiscaleEnte, setAside: boolean, after: Cursor, limit: number): Promise<FlussoRow[]> {
    return this.db.inEnte(ente, (tx) =>
      tx.query<FlussoRow>(
        `select psp_id, iuf, revisione, stato, psp, psp_denominazione, pubblicato_il, acquisito_il, data_ora_flusso,
                id_regolamento, data_regolamento, numero_righe, importo_totale_cents, somma_righe_cents, anomalie, motivo,
                acquisito_il::text as chiave_ora
           from flussi
          where ente = $1 ${setAside ? `and stato = 'SCARTATO'` : ''}
            ${after ? `and (acquisito_il, psp_id, iuf, revisione) < ($3::timestamptz, $4, $5, $6::int)` : ''}
          order by acquisito_il desc, psp_id desc, iuf desc, revisione desc limit $2`,
        [ente, limit, ...(after ?? [])],
      ),
    );
  }

  giornale(ente: CodiceFiscaleEnte, iuv: string | undefined, after: Cursor, limit: number): Promise<EventRow[]> {
    const params: unknown[] = [ente, limit];
    if (iuv !== undefined) params.push(iuv);
    const n = params.length;
    return this.db.inEnte(ente, (tx) =>
      tx.query<EventRow>(
        `select id, data_ora, iuv, numero_avviso, codice_contesto, psp, componente, categoria, tipo_evento, sotto_tipo,
                fruitore, erogatore, stazione, canale, esito, durata_ms, data_ora::text as chiave_ora
           from giornale_eventi
          where ente = $1 ${iuv === undefined ? '' : 'and iuv = $3'}
            ${after ? `and (data_ora, id) < ($${n + 1}::timestamptz, $${n + 2}::uuid)` : ''}
          order by data_ora desc, id desc limit $2`,
        [...params, ...(after ?? [])],
      ),
    );
  }

  /** What may be a receipt and is not accepted (refused, given up, still to be judged again): for the intermediary alone. */
  refused(after: Cursor, limit: number): Promise<RefusalRow[]> {
    return this.db.outsideTenants((tx) =>
      tx.query<RefusalRow>(
        `select id, primitiva, ente, stazione, esito, tentativi, arrivato_il, arrivato_il::text as chiave_ora from messaggi
          where sotto_tipo = 'REQ' and esito is distinct from 'OK' and (esito is not null or tentativi > 0)
            and (primitiva is null or primitiva in ('paSendRT', 'paSendRTV2'))
            ${after ? `and (arrivato_il, id) < ($2::timestamptz, $3::uuid)` : ''}
          order by arrivato_il desc, id desc limit $1`,
        [limit, ...(after ?? [])],
      ),
    );
  }
}
