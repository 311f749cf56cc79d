import type { Flussi, FlussiStores, IngestedFlusso, PublishedFlusso, SetAsideFlusso } from '@mypay/pagamenti-core';
import type { Tx } from '@mypay/platform/db';
import { PgOutbox } from '@mypay/platform/events';

export const flussiStoresOf = (tx: Tx): FlussiStores => ({ flussi: new PgFlussi(tx), outbox: new PgOutbox(tx) });

const json = (value: unknown): string =>
  JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? item.toString() : item));

export class PgFlussi implements Flussi {
  constructor(private readonly tx: Tx) {}

  async isKnown({ pspId, iuf, revisione }: PublishedFlusso): Promise<boolean> {
    const rows = await this.tx.query(
      `select 1 from flussi where ente = $1 and psp_id = $2 and iuf = $3 and revisione = $4 and stato = 'INGERITO'`,
      [this.tx.ente, pspId, iuf, revisione],
    );
    return rows.length > 0;
  }

  async add(flusso: IngestedFlusso): Promise<boolean> {
    const { published, testata } = flusso;
    await this.tx.execute(
      `delete from flussi where ente = $1 and iuf = $3 and stato = 'SCARTATO'
          and ((psp_id = $2 and revisione = $4) or (dell_elenco and psp_id in ($2, '-')))`,
      [this.tx.ente, published.pspId, published.iuf, published.revisione],
    );
    const inserted = await this.tx.execute(
      `insert into flussi (ente, psp_id, iuf, revisione, stato, pubblicato_il, acquisito_il, psp, psp_denominazione,
         data_ora_flusso, id_regolamento, data_regolamento, numero_totale, importo_totale_cents, numero_righe,
         somma_righe_cents, anomalie, originali, righe)
       values ($1, $2, $3, $4, 'INGERITO', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
       on conflict (ente, psp_id, iuf, revisione) do nothing`,
      [
        this.tx.ente,
        published.pspId,
        published.iuf,
        published.revisione,
        published.pubblicatoIl,
        flusso.acquisitoIl,
        testata.psp,
        testata.pspDenominazione ?? null,
        testata.dataOraFlusso,
        testata.idRegolamento,
        testata.dataRegolamento,
        testata.numeroTotalePagamenti,
        testata.importoTotaleCents,
        flusso.numeroRighe,
        flusso.sommaRigheCents,
        json(flusso.anomalie),
        json(flusso.originali),
        json(flusso.righe),
      ],
    );
    return inserted === 1;
  }

  async setAside({ published, originali, motivo, acquisitoIl, ofList }: SetAsideFlusso): Promise<void> {
    await this.tx.execute(
      `insert into flussi (ente, psp_id, iuf, revisione, stato, pubblicato_il, acquisito_il, motivo, originali, dell_elenco)
       values ($1, $2, $3, $4, 'SCARTATO', $5, $6, $7, $8, $9)
       on conflict (ente, psp_id, iuf, revisione) do update set motivo = excluded.motivo, originali = excluded.originali,
         acquisito_il = excluded.acquisito_il, dell_elenco = excluded.dell_elenco,
         pubblicato_il = case when excluded.dell_elenco then flussi.pubblicato_il else excluded.pubblicato_il end
       where flussi.stato = 'SCARTATO'`,
      [
        this.tx.ente,
        published.pspId,
        published.iuf,
        published.revisione,
        published.pubblicatoIl,
        acquisitoIl,
        motivo.slice(0, 2_000),
        json(originali),
        ofList,
      ],
    );
  }

  async toRetry(after: Date): Promise<readonly PublishedFlusso[]> {
    const rows = await this.tx.query<{ psp_id: string; iuf: string; revisione: number; pubblicato_il: Date }>(
      `select psp_id, iuf, revisione, pubblicato_il from flussi
        where ente = $1 and stato = 'SCARTATO' and not dell_elenco and pubblicato_il > $2`,
      [this.tx.ente, after],
    );
    return rows.map((row) => ({
      pspId: row.psp_id,
      iuf: row.iuf,
      revisione: row.revisione,
      pubblicatoIl: row.pubblicato_il,
    }));
  }

  async forgetUnlisted(before: Date, since: Date): Promise<void> {
    await this.tx.execute(
      `delete from flussi where ente = $1 and stato = 'SCARTATO' and dell_elenco and acquisito_il < $2 and pubblicato_il > $3`,
      [this.tx.ente, before, since],
    );
  }

  async cursor(): Promise<Date | undefined> {
    const rows = await this.tx.query<{ pubblicato_il: Date }>(`select pubblicato_il from cursori_fdr where ente = $1`, [
      this.tx.ente,
    ]);
    return rows[0]?.pubblicato_il;
  }

  async moveCursor(published: Date): Promise<void> {
    await this.tx.execute(
      `insert into cursori_fdr (ente, pubblicato_il) values ($1, $2)
       on conflict (ente) do update set pubblicato_il = greatest(cursori_fdr.pubblicato_il, excluded.pubblicato_il)`,
      [this.tx.ente, published],
    );
  }
}
