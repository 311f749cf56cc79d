import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Database, Tx } from '@mypay/platform/db';
import { randomUUID } from 'node:crypto';

/** A request of the node as it came. */
export interface RichiestaNodo {
  readonly id: string;
  readonly arrivataIl: Date;
  readonly primitiva: string | undefined;
  readonly corpo: Buffer;
  readonly contentType: string | undefined;
}

/** What the giornale tells of a call. Source: pagopa-node.md §19. */
export interface FattiEvento {
  /** Absent when the ente is none of ours: then there is no tenant's journal to write. */
  readonly ente: CodiceFiscaleEnte | undefined;
  readonly idPa: string | undefined;
  readonly stazione: string | undefined;
  readonly numeroAvviso: string | undefined;
  readonly iuv: string | undefined;
  readonly contesto: string | undefined;
  readonly psp: string | undefined;
  readonly canale: string | undefined;
}

export interface EventoNodo {
  readonly richiesta: RichiestaNodo;
  /** Is the REQ row committed already? */
  readonly conservata: boolean;
  readonly primitiva: string | undefined;
  readonly risposta: string;
  readonly rispostaIl: Date;
  /** `OK`, a fault code, or `FAULT`. */
  readonly esito: string;
  /** False leaves the request without an outcome: the job judges it again. */
  readonly definitivo: boolean;
  readonly durataMs: number;
  readonly fatti: FattiEvento;
}

/** A paSendRT that has no outcome yet. */
export interface RichiestaSenzaEsito {
  readonly id: string;
  readonly corpo: Buffer;
  readonly contentType: string | undefined;
  readonly arrivataIl: Date;
}

/** Giornale degli eventi: bytes outside tenants, facts inside. */
export class PgGiornale {
  constructor(
    private readonly db: Database,
    private readonly intermediario: string,
  ) {}

  /** Commits the bytes of a request before anybody judges it. */
  async keepRequest(richiesta: RichiestaNodo): Promise<void> {
    await this.db.outsideTenants((tx) => insertRequest(tx, richiesta));
  }

  /** Commits the answer of a call, its outcome and, for an ente of ours, the pair of rows of the journal. */
  async record(evento: EventoNodo): Promise<void> {
    const work = (tx: Tx): Promise<void> => this.write(tx, evento);
    await (evento.fatti.ente === undefined ? this.db.outsideTenants(work) : this.db.inEnte(evento.fatti.ente, work));
  }

  private async write(tx: Tx, evento: EventoNodo): Promise<void> {
    const { richiesta, fatti } = evento;
    if (!evento.conservata) await insertRequest(tx, richiesta);
    const rispostaId = randomUUID();
    await tx.execute(
      `insert into messaggi (id, sotto_tipo, richiesta, primitiva, ente, stazione, corpo, content_type, arrivato_il)
       values ($1, 'RSP', $2, $3, $4, $5, $6, 'text/xml; charset=utf-8', $7)`,
      [
        rispostaId,
        richiesta.id,
        evento.primitiva ?? null,
        fatti.idPa ?? null,
        fatti.stazione ?? null,
        Buffer.from(evento.risposta),
        evento.rispostaIl,
      ],
    );
    await tx.execute(
      `update messaggi set esito = case when $2 then $3 else esito end, giudicato_il = $4, ente = $5, stazione = $6 where id = $1`,
      [richiesta.id, evento.definitivo, evento.esito, evento.rispostaIl, fatti.idPa ?? null, fatti.stazione ?? null],
    );
    if (tx.ente === undefined) return;
    for (const riga of [
      { sottoTipo: 'REQ', dataOra: richiesta.arrivataIl, messaggio: richiesta.id, durata: null },
      { sottoTipo: 'RSP', dataOra: evento.rispostaIl, messaggio: rispostaId, durata: Math.round(evento.durataMs) },
    ])
      await tx.execute(
        `insert into giornale_eventi (ente, data_ora, id, iuv, numero_avviso, codice_contesto, psp, componente, categoria,
           tipo_evento, sotto_tipo, fruitore, erogatore, stazione, canale, esito, durata_ms, messaggio)
         values ($1, $2, $3, $4, $5, $6, $7, 'PA', 'INTERFACCIA', $8, $9, 'NodoDeiPagamentiSPC', $10, $11, $12, $13, $14, $15)`,
        [
          tx.ente,
          riga.dataOra,
          randomUUID(),
          fatti.iuv ?? null,
          fatti.numeroAvviso ?? null,
          fatti.contesto ?? null,
          fatti.psp ?? null,
          evento.primitiva ?? 'sconosciuta',
          riga.sottoTipo,
          this.intermediario,
          fatti.stazione ?? null,
          fatti.canale ?? null,
          evento.esito,
          riga.durata,
          riga.messaggio,
        ],
      );
  }

  /** Requests of paSendRT that came before `limite` and have no outcome, the longest untried first. */
  async withoutOutcome(limite: Date, max: number): Promise<readonly RichiestaSenzaEsito[]> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ id: string; corpo: Buffer; content_type: string | null; arrivato_il: Date }>(
        `select id, corpo, content_type, arrivato_il from messaggi
          where sotto_tipo = 'REQ' and esito is null and primitiva in ('paSendRT', 'paSendRTV2')
            and arrivato_il < $1 and (giudicato_il is null or giudicato_il < $1)
          order by coalesce(giudicato_il, arrivato_il) limit $2`,
        [limite, max],
      ),
    );
    return rows.map((row) => ({
      id: row.id,
      corpo: row.corpo,
      contentType: row.content_type ?? undefined,
      arrivataIl: row.arrivato_il,
    }));
  }
}

async function insertRequest(tx: Tx, richiesta: RichiestaNodo): Promise<void> {
  await tx.execute(
    `insert into messaggi (id, sotto_tipo, primitiva, corpo, content_type, arrivato_il) values ($1, 'REQ', $2, $3, $4, $5)`,
    [richiesta.id, richiesta.primitiva ?? null, richiesta.corpo, richiesta.contentType ?? null, richiesta.arrivataIl],
  );
}
