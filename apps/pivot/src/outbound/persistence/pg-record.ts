import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import { copyRow } from '@mypay/platform/files';
import {
  type FlussoKey,
  type FoundDebt,
  type PagamentoKey,
  type RicevutaDetails,
  type Flussi,
  isRevoked,
  upperIuf,
  type Notifica,
  type Notifiche,
  type NewFlusso,
  type Ricevuta,
  type Ricevute,
  type FlussoRiga,
} from '@mypay/pivot-core';
import { type Move, MOVES, movesOf, type PgCounters } from './pg-classi';
import { FLUSSO, flussoOf, RICEVUTA, ricevutaOf } from './righe';

/** The columns of a receipt as they were before a statement changed them. */
const OLD_RICEVUTA = RICEVUTA.split(', ')
  .map((column) => `old.${column}`)
  .join(', ');

/** Two writers of one key, also of one that does not exist yet, go one after the other. */
async function inLine(tx: Tx, ...parts: readonly (string | number)[]): Promise<void> {
  await tx.execute(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [parts.join('\u001f')]);
}

export class PgRicevute implements Ricevute {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async byKey({ iuv, iur, indice }: PagamentoKey): Promise<Ricevuta | undefined> {
    await inLine(this.tx, 'ricevuta', this.ente, iuv, iur, indice);
    const [riga] = await this.tx.query(
      `select ${RICEVUTA} from ricevute where ente = $1 and iuv = $2 and iur = $3 and indice = $4 for update`,
      [this.ente, iuv, iur, indice],
    );
    return riga && ricevutaOf(riga);
  }

  async write(r: Ricevuta, d?: RicevutaDetails): Promise<void> {
    await this.tx.execute(
      `insert into ricevute (ente, ${RICEVUTA}, numero_avviso, causale, debitore_codice, debitore_anagrafica,
         versante_codice, versante_anagrafica, attestante, attestante_denominazione, tassonomia, bilancio)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
       on conflict (ente, iuv, iur, indice) do update set
         iud = excluded.iud, importo_cents = excluded.importo_cents, importo_totale_cents = excluded.importo_totale_cents, esito = excluded.esito,
         data_esito = excluded.data_esito, data_ora_messaggio = excluded.data_ora_messaggio,
         tipo_dovuto = excluded.tipo_dovuto, numero_avviso = excluded.numero_avviso, causale = excluded.causale,
         debitore_codice = excluded.debitore_codice, debitore_anagrafica = excluded.debitore_anagrafica,
         versante_codice = excluded.versante_codice, versante_anagrafica = excluded.versante_anagrafica,
         attestante = excluded.attestante, attestante_denominazione = excluded.attestante_denominazione,
         tassonomia = excluded.tassonomia, bilancio = excluded.bilancio, modificata_il = now()`,
      [
        this.ente,
        r.iuv,
        r.iur,
        r.indice,
        r.iud ?? null,
        r.importo,
        r.importoTotale,
        r.esito,
        r.dataEsito,
        r.dataOraMessaggio,
        r.tipoDovuto ?? null,
        d?.numeroAvviso ?? null,
        d?.causale ?? null,
        d?.debitoreCodice ?? null,
        d?.debitoreAnagrafica ?? null,
        d?.versanteCodice ?? null,
        d?.versanteAnagrafica ?? null,
        d?.attestante ?? null,
        d?.attestanteDenominazione ?? null,
        d?.tassonomia ?? null,
        d?.bilancio ?? null,
      ],
    );
  }

  async remove({ iuv, iur, indice }: PagamentoKey): Promise<void> {
    await this.tx.execute(`delete from ricevute where ente = $1 and iuv = $2 and iur = $3 and indice = $4`, [
      this.ente,
      iuv,
      iur,
      indice,
    ]);
  }

  async debtOf(iur: string): Promise<FoundDebt | undefined> {
    await inLine(this.tx, 'aggancio', this.ente, iur);
    const [debt] = await this.tx.query<FoundDebt>(
      `select iud, tipo_dovuto as "tipoDovuto" from agganci where ente = $1 and iur = $2`,
      [this.ente, iur],
    );
    return debt;
  }

  async giveDebt(iur: string, { iud, tipoDovuto }: FoundDebt): Promise<Ricevuta[]> {
    await inLine(this.tx, 'aggancio', this.ente, iur);
    await this.tx.execute(
      `insert into agganci (ente, iur, iud, tipo_dovuto) values ($1, $2, $3, $4)
       on conflict (ente, iur) do update set iud = excluded.iud, tipo_dovuto = excluded.tipo_dovuto`,
      [this.ente, iur, iud, tipoDovuto],
    );
    const before = await this.tx.query(
      `update ricevute set iud = $3, tipo_dovuto = $4, modificata_il = now()
        where ente = $1 and iur = $2 and iud is null
       returning ${OLD_RICEVUTA}`,
      [this.ente, iur, iud, tipoDovuto],
    );
    return before.map(ricevutaOf);
  }
}

export class PgNotifiche implements Notifiche {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
    private readonly counters: PgCounters,
  ) {}

  async write(n: Notifica): Promise<boolean> {
    const moves = await this.tx.query<Move>(
      `with scritte as (
         insert into notifiche as n (ente, iud, iuv, importo_cents, data_esecuzione, tipo_dovuto) values ($1, $2, $3, $4, $5, $6)
         on conflict (ente, iud) do update set iuv = excluded.iuv, importo_cents = excluded.importo_cents,
           data_esecuzione = excluded.data_esecuzione, tipo_dovuto = excluded.tipo_dovuto, modificata_il = now()
         where (n.iuv, n.importo_cents, n.data_esecuzione, n.tipo_dovuto)
           is distinct from (excluded.iuv, excluded.importo_cents, excluded.data_esecuzione, excluded.tipo_dovuto)
         returning ${MOVES})
       ${movesOf('scritte')}`,
      [this.ente, n.iud, n.iuv, n.importo, n.dataEsecuzione, n.tipoDovuto ?? null],
    );
    this.counters.move(moves);
    return moves.length > 0;
  }

  async remove(iud: string): Promise<boolean> {
    const moves = await this.tx.query<Move>(
      `with tolte as (delete from notifiche where ente = $1 and iud = $2 returning ${MOVES}) ${movesOf('tolte')}`,
      [this.ente, iud],
    );
    this.counters.move(moves);
    return moves.length > 0;
  }
}

export class PgFlussi implements Flussi {
  constructor(
    private readonly tx: Tx,
    private readonly ente: CodiceFiscaleEnte,
  ) {}

  async locked({ psp, iuf }: FlussoKey) {
    await inLine(this.tx, 'flusso', this.ente, upperIuf(iuf), psp);
    const [riga] = await this.tx.query(
      `select ${FLUSSO} from flussi f where f.ente = $1 and f.iuf_maiuscolo = $2 and f.psp = $3 for update`,
      [this.ente, upperIuf(iuf), psp],
    );
    return riga && flussoOf(riga);
  }

  /** Header in place (what the worker said of it stays, until it says otherwise), old rows out, new rows in by COPY. */
  async replace(f: NewFlusso, righe: AsyncIterable<FlussoRiga> | Iterable<FlussoRiga>): Promise<void> {
    const key = [this.ente, upperIuf(f.iuf), f.psp];
    await this.tx.execute(
      `insert into flussi (ente, iuf_maiuscolo, psp, iuf, data_ora_flusso, revisione, id_regolamento, data_regolamento,
         importo_totale_cents, numero_pagamenti, psp_denominazione, bic_riversamento)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       on conflict (ente, iuf_maiuscolo, psp) do update set
         iuf = excluded.iuf, data_ora_flusso = excluded.data_ora_flusso, revisione = excluded.revisione,
         id_regolamento = excluded.id_regolamento, data_regolamento = excluded.data_regolamento,
         importo_totale_cents = excluded.importo_totale_cents, numero_pagamenti = excluded.numero_pagamenti,
         psp_denominazione = excluded.psp_denominazione, bic_riversamento = excluded.bic_riversamento, modificato_il = now()`,
      [
        ...key,
        f.iuf,
        f.dataOraFlusso,
        f.revisione,
        f.idRegolamento,
        f.dataRegolamento,
        f.importoTotale,
        f.numeroPagamenti,
        f.pspDenominazione ?? null,
        f.bicRiversamento ?? null,
      ],
    );
    await this.tx.execute(`delete from righe_flusso where ente = $1 and iuf_maiuscolo = $2 and psp = $3`, key);
    await this.tx
      .execute(`create temporary table if not exists righe_in_arrivo (riga int, iuv text, iur text, indice int,
      importo_cents bigint, esito text, data_esito date, revocata boolean) on commit drop`);
    await this.tx.execute(`truncate righe_in_arrivo`);
    await this.tx.copyIn(`copy righe_in_arrivo from stdin`, forCopy(righe));
    await this.tx.execute(
      `insert into righe_flusso (ente, iuf_maiuscolo, psp, riga, iuv, iur, indice, importo_cents, esito, data_esito, revocata)
       select $1, $2, $3, riga, iuv, iur, indice, importo_cents, esito, data_esito, revocata from righe_in_arrivo`,
      key,
    );
    await this.tx.execute(
      `update flussi set somma_righe_cents = coalesce((select sum(importo_cents) from righe_in_arrivo), 0)
        where ente = $1 and iuf_maiuscolo = $2 and psp = $3`,
      key,
    );
  }

  async remove({ psp, iuf }: FlussoKey): Promise<boolean> {
    const key = [this.ente, upperIuf(iuf), psp];
    await this.tx.execute(`delete from righe_flusso where ente = $1 and iuf_maiuscolo = $2 and psp = $3`, key);
    const removed = await this.tx.execute(
      `delete from flussi where ente = $1 and iuf_maiuscolo = $2 and psp = $3`,
      key,
    );
    return removed > 0;
  }
}

/** Lines of COPY's text format, in blocks. */
async function* forCopy(righe: AsyncIterable<FlussoRiga> | Iterable<FlussoRiga>): AsyncGenerator<string> {
  let block = '';
  for await (const r of righe) {
    block += copyRow([r.riga, r.iuv, r.iur, r.indice, r.importo, r.esito, r.dataEsito, isRevoked(r)]);
    if (block.length > 65_536) {
      yield block;
      block = '';
    }
  }
  if (block !== '') yield block;
}
