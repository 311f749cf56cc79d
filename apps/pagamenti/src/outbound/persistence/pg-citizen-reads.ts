import type { CitizenFilter, CitizenReads, CitizenRicevutaRow, WholeRicevuta } from '@mypay/pagamenti-core';
import { Conditions, type Database } from '@mypay/platform/db';
import { RICEVUTA } from './pg-reads';
import { readRt } from './rt-json';

/** Receipts of one person, through the policy that shows only these. */
export class PgCitizenReads implements CitizenReads {
  constructor(private readonly db: Database) {}

  ricevute(
    codiceFiscale: string,
    { ruolo, ente, dal, al }: CitizenFilter,
    after: readonly [Date, string, string] | undefined,
    limit: number,
  ): Promise<CitizenRicevutaRow[]> {
    const mine = { PAGATE: 'versante_cf = $1', INTESTATE: 'debitore_cf = $1' };
    const where = new Conditions(codiceFiscale, limit)
      .add(ruolo ? mine[ruolo] : `(${mine.INTESTATE} or ${mine.PAGATE})`)
      .add('ente_titolare = ente')
      .add(`esito = 'OK'`)
      .where(ente, (at) => `ente = ${at}`)
      .between('data_esito', dal, al)
      .beyond(
        '<',
        [
          ['ricevuta_il', 'timestamptz'],
          ['ente', 'text'],
          ['rt_id', 'text'],
        ],
        after,
      );
    return this.db.ofCitizen(codiceFiscale, (tx) =>
      tx.query<CitizenRicevutaRow>(
        `select ${RICEVUTA}, ente, contenuto->>'denominazioneEnte' as denominazione_ente, debitore_cf = $1 as intestata
           from ricevute where ${where.sql} order by ricevuta_il desc, ente desc, rt_id desc limit $2`,
        where.values,
      ),
    );
  }

  async ricevuta(codiceFiscale: string, ente: string, rtId: string): Promise<WholeRicevuta | undefined> {
    const [row] = await this.db.ofCitizen(codiceFiscale, (tx) =>
      tx.query<CitizenRicevutaRow & { contenuto: unknown }>(
        `select ${RICEVUTA}, contenuto from ricevute where ente = $1 and rt_id = $2`,
        [ente, rtId],
      ),
    );
    return row && { row, rt: readRt(row.contenuto), copies: 0 };
  }
}
