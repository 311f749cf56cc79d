import type {
  Giornale,
  Messages,
  NodoEvent,
  NodoRequest,
  PendingRequest,
  PendingRequests,
} from '@mypay/pagamenti-core';
import { type Database, deleteInChunks, type Tx } from '@mypay/platform/db';
import { randomUUID } from 'node:crypto';

/** Requests that are receipts, or that nobody could tell. */
export const RECEIPT = `sotto_tipo = 'REQ' and (primitiva is null or primitiva in ('paSendRT', 'paSendRTV2'))`;

/** Giornale degli eventi: bytes outside tenants, facts inside. */
export class PgGiornale implements Giornale, PendingRequests, Messages {
  constructor(
    private readonly db: Database,
    private readonly intermediario: string,
  ) {}

  async keepRequest(request: NodoRequest): Promise<void> {
    await this.db.outsideTenants((tx) => insertRequest(tx, request));
  }

  async record(event: NodoEvent): Promise<void> {
    const work = (tx: Tx): Promise<void> => this.write(tx, event);
    await (event.fatti.ente === undefined ? this.db.outsideTenants(work) : this.db.inEnte(event.fatti.ente, work));
  }

  private async write(tx: Tx, event: NodoEvent): Promise<void> {
    const { richiesta, fatti } = event;
    await insertRequest(tx, richiesta);
    const answerId = randomUUID();
    await tx.execute(
      `insert into messaggi (id, sotto_tipo, richiesta, primitiva, ente, stazione, corpo, content_type, arrivato_il)
       values ($1, 'RSP', $2, $3, $4, $5, $6, 'text/xml; charset=utf-8', $7)`,
      [
        answerId,
        richiesta.id,
        event.primitiva ?? null,
        fatti.idPa ?? null,
        fatti.stazione ?? null,
        Buffer.from(event.risposta),
        event.answeredAt,
      ],
    );
    await tx.execute(
      `update messaggi set esito = case when $2 then $3 else esito end, giudicato_il = $4, ente = $5, stazione = $6,
         primitiva = coalesce($7, primitiva)
        where id = $1`,
      [
        richiesta.id,
        event.definitivo,
        event.esito,
        event.answeredAt,
        fatti.idPa ?? null,
        fatti.stazione ?? null,
        event.primitiva ?? null,
      ],
    );
    if (tx.ente === undefined) return;
    for (const riga of [
      // the key of the REQ row is the request's own: judged again, it stays one row
      { sottoTipo: 'REQ', id: richiesta.id, dataOra: richiesta.arrivataIl, messaggio: richiesta.id, durata: null },
      {
        sottoTipo: 'RSP',
        id: answerId,
        dataOra: event.answeredAt,
        messaggio: answerId,
        durata: Math.round(event.durataMs),
      },
    ])
      await tx.execute(
        `insert into giornale_eventi (ente, data_ora, id, iuv, numero_avviso, codice_contesto, psp, componente, categoria,
           tipo_evento, sotto_tipo, fruitore, erogatore, stazione, canale, esito, durata_ms, messaggio)
         values ($1, $2, $3, $4, $5, $6, $7, 'PA', 'INTERFACCIA', $8, $9, 'NodoDeiPagamentiSPC', $10, $11, $12, $13, $14, $15)
         on conflict (ente, data_ora, id) do nothing`,
        [
          tx.ente,
          riga.dataOra,
          riga.id,
          fatti.iuv ?? null,
          fatti.numeroAvviso ?? null,
          fatti.context ?? null,
          fatti.psp ?? null,
          event.primitiva ?? 'sconosciuta',
          riga.sottoTipo,
          this.intermediario,
          fatti.stazione ?? null,
          fatti.canale ?? null,
          event.esito,
          riga.durata,
          riga.messaggio,
        ],
      );
  }

  takePending(now: Date, nextAttempt: (attempts: number) => Date): Promise<PendingRequest | undefined> {
    return this.db.outsideTenants(async (tx) => {
      const [row] = await tx.query<{
        id: string;
        corpo: Buffer;
        content_type: string | null;
        arrivato_il: Date;
        tentativi: number;
      }>(
        `select id, corpo, content_type, arrivato_il, tentativi from messaggi
          where ${RECEIPT} and esito is null and arrivato_il < $1
            and coalesce(prossimo_il, arrivato_il + interval '60 seconds') <= $1
          order by arrivato_il limit 1 for update skip locked`,
        [now],
      );
      if (!row) return undefined;
      const attempts = row.tentativi + 1;
      await tx.execute(`update messaggi set tentativi = $2, prossimo_il = $3 where id = $1`, [
        row.id,
        attempts,
        nextAttempt(attempts),
      ]);
      return {
        id: row.id,
        corpo: row.corpo,
        contentType: row.content_type ?? undefined,
        arrivataIl: row.arrivato_il,
        attempts,
      };
    });
  }

  /** Throws away requests older than `days`, with their answers; of what may be a receipt, only what has its outcome. */
  async forget(days: number, signal: AbortSignal): Promise<number> {
    const old = `r.sotto_tipo = 'REQ' and r.arrivato_il < now() - make_interval(days => $2)
      and (r.esito = 'OK' or r.primitiva not in ('paSendRT', 'paSendRTV2'))`;
    const answers = await deleteInChunks(
      this.db,
      signal,
      `delete from messaggi where id in (
         select a.id from messaggi a join messaggi r on r.id = a.richiesta where ${old} limit $1)`,
      days,
    );
    const requests = await deleteInChunks(
      this.db,
      signal,
      `delete from messaggi where id in (
         select r.id from messaggi r where ${old} and not exists (select 1 from messaggi a where a.richiesta = r.id) limit $1)`,
      days,
    );
    return answers + requests;
  }

  async giveUp(id: string, now: Date): Promise<void> {
    await this.db.outsideTenants((tx) =>
      tx.execute(`update messaggi set esito = 'PAA_SYSTEM_ERROR', giudicato_il = $2 where id = $1 and esito is null`, [
        id,
        now,
      ]),
    );
  }
}

async function insertRequest(tx: Tx, request: NodoRequest): Promise<void> {
  await tx.execute(
    `insert into messaggi (id, sotto_tipo, primitiva, corpo, content_type, arrivato_il)
     values ($1, 'REQ', $2, $3, $4, $5) on conflict (id) do nothing`,
    [
      request.id,
      request.primitiva ?? null,
      request.corpo,
      request.contentType?.slice(0, 500) ?? null,
      request.arrivataIl,
    ],
  );
}
