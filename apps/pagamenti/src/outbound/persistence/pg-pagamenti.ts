import {
  type Attivazione,
  type Attivazioni,
  channelOf,
  completed,
  datesOf,
  differences,
  type AddOutcome,
  type AnomaliaRt,
  type MatchedAnomalie,
  type NewRt,
  otherRtOf,
  type PagamentiStores,
  type Ricevute,
  type Rt,
  type RtDovuto,
} from '@mypay/pagamenti-core';
import type { NumeroAvviso } from '@mypay/kernel';
import type { Tx } from '@mypay/platform/db';
import { PgOutbox } from '@mypay/platform/events';
import { readRt, writeRt } from './rt-json';

const writeAnomalie = (anomalie: readonly AnomaliaRt[]): string =>
  JSON.stringify(anomalie, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));

/** What a unit of work of this service hands out. */
export const storesOf = (tx: Tx): PagamentiStores => ({
  attivazioni: new PgAttivazioni(tx),
  ricevute: new PgRicevute(tx),
  outbox: new PgOutbox(tx),
});

interface AttivazioneRow {
  numero_avviso: NumeroAvviso;
  iuv: string;
  iud: string;
  tipo_dovuto: string;
  bilancio: string | null;
  importo_cents: bigint;
  attivata_il: Date;
}

export class PgAttivazioni implements Attivazioni {
  constructor(private readonly tx: Tx) {}

  async keep(attivazione: Attivazione): Promise<void> {
    await this.tx.execute(
      `insert into attivazioni (ente, numero_avviso, iuv, iud, tipo_dovuto, bilancio, importo_cents, attivata_il)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (ente, numero_avviso) do update set iuv = excluded.iuv, iud = excluded.iud,
         tipo_dovuto = excluded.tipo_dovuto, bilancio = excluded.bilancio, importo_cents = excluded.importo_cents,
         attivata_il = excluded.attivata_il
       where attivazioni.attivata_il <= excluded.attivata_il`,
      [
        this.tx.ente,
        attivazione.numeroAvviso,
        attivazione.iuv,
        attivazione.iud,
        attivazione.tipoDovuto,
        attivazione.bilancio ?? null,
        attivazione.importoCents,
        attivazione.attivataIl,
      ],
    );
  }

  async find(numeroAvviso: NumeroAvviso): Promise<Attivazione | undefined> {
    const rows = await this.tx.query<AttivazioneRow>(
      `select numero_avviso, iuv, iud, tipo_dovuto, bilancio, importo_cents, attivata_il
         from attivazioni where ente = $1 and numero_avviso = $2`,
      [this.tx.ente, numeroAvviso],
    );
    const row = rows[0];
    return (
      row && {
        numeroAvviso: row.numero_avviso,
        iuv: row.iuv,
        iud: row.iud,
        tipoDovuto: row.tipo_dovuto,
        bilancio: row.bilancio ?? undefined,
        importoCents: row.importo_cents,
        attivataIl: row.attivata_il,
      }
    );
  }
}

export class PgRicevute implements Ricevute {
  constructor(private readonly tx: Tx) {}

  async add({ rt, original, anomalie, ricevutaIl, attivazione }: NewRt): Promise<AddOutcome> {
    // One at a time per notice: of two receipts that come at once, the second must see the first.
    await this.tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `rt:${this.tx.ente}:${rt.enteTitolare}:${rt.numeroAvviso}`,
    ]);
    const every = anomalie(await this.otherRicevuta(rt));
    const { dataOraMessaggio, dataEsito } = datesOf(rt, ricevutaIl);
    const inserted = await this.tx.execute(
      `insert into ricevute (ente, rt_id, numero_avviso, ente_titolare, iuv, esito, importo_totale_cents, causale, psp,
         psp_denominazione, data_ora_messaggio, data_esito, stand_in, fonte, contenuto, anomalie, iud, tipo_dovuto,
         messaggio, ricevuta_il, canale)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
       on conflict (ente, rt_id) do nothing`,
      [
        this.tx.ente,
        rt.rtId,
        rt.numeroAvviso,
        rt.enteTitolare,
        rt.iuv,
        rt.esito,
        rt.importoTotale,
        rt.causale,
        rt.psp.id,
        rt.psp.denominazione,
        dataOraMessaggio,
        dataEsito,
        rt.standIn,
        rt.fonte,
        writeRt(rt),
        writeAnomalie(every),
        attivazione?.iud ?? null,
        attivazione?.tipoDovuto ?? null,
        original,
        ricevutaIl,
        channelOf(rt),
      ],
    );
    return inserted === 1 ? { esito: 'NUOVA', anomalie: every } : this.compare(rt, original, ricevutaIl);
  }

  async match(rtId: string, dovuto: RtDovuto | undefined, anomalie: MatchedAnomalie): Promise<boolean> {
    const rows = await this.tx.query<{ contenuto: unknown; anomalie: readonly AnomaliaRt[] }>(
      `select contenuto, anomalie from ricevute where ente = $1 and rt_id = $2 for update`,
      [this.tx.ente, rtId],
    );
    const [row] = rows;
    if (!row) return false;
    await this.tx.execute(
      `update ricevute set anomalie = $3, iud = coalesce(iud, $4), tipo_dovuto = coalesce(tipo_dovuto, $5)
        where ente = $1 and rt_id = $2`,
      [
        this.tx.ente,
        rtId,
        writeAnomalie(anomalie(readRt(row.contenuto), otherRtOf(row.anomalie))),
        dovuto?.iud ?? null,
        dovuto?.tipoDovuto ?? null,
      ],
    );
    return true;
  }

  async isPagato(numeroAvviso: NumeroAvviso): Promise<boolean> {
    const rows = await this.tx.query(
      `select 1 from ricevute where ente = $1 and ente_titolare = $1 and numero_avviso = $2 and esito = 'OK' limit 1`,
      [this.tx.ente, numeroAvviso],
    );
    return rows.length > 0;
  }

  /** Another OK receipt of the same notice of the same titolare. */
  private async otherRicevuta(rt: Rt): Promise<string | undefined> {
    const rows = await this.tx.query<{ rt_id: string }>(
      `select rt_id from ricevute
        where ente = $1 and ente_titolare = $2 and numero_avviso = $3 and esito = 'OK' and rt_id <> $4
        order by ricevuta_il, rt_id limit 1`,
      [this.tx.ente, rt.enteTitolare, rt.numeroAvviso, rt.rtId],
    );
    return rows[0]?.rt_id;
  }

  private async compare(rt: Rt, original: string, arrivedAt: Date): Promise<AddOutcome> {
    const rows = await this.tx.query<{ contenuto: unknown }>(
      `select contenuto from ricevute where ente = $1 and rt_id = $2 for update`,
      [this.tx.ente, rt.rtId],
    );
    const kept = readRt(rows[0]?.contenuto);
    const campi = differences(kept, rt);
    if (campi.length > 0) {
      await this.tx.execute(
        `insert into ricevute_diverse (ente, rt_id, messaggio, campi, contenuto, arrivata_il)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
        [this.tx.ente, rt.rtId, original, JSON.stringify(campi), writeRt(rt), arrivedAt],
      );
      return { esito: 'DIVERSA', campi };
    }
    const whole = completed(kept, rt);
    if (whole)
      await this.tx.execute(
        `update ricevute set contenuto = $3, completata_il = $4, canale = $5 where ente = $1 and rt_id = $2`,
        [this.tx.ente, rt.rtId, writeRt(whole), arrivedAt, channelOf(whole)],
      );
    return { esito: 'GIA_NOTA', complete: whole !== undefined };
  }
}
