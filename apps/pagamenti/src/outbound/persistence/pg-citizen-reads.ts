import type { CitizenFilter, CitizenReads, CitizenRicevutaRow, PaidEnte, WholeRicevuta } from '@mypay/pagamenti-core';
import { Conditions, type Database } from '@mypay/platform/db';
import { RICEVUTA } from './pg-reads';
import { readRt } from './rt-json';

const MINE = { PAGATE: 'versante_cf = $1', INTESTATE: 'debitore_cf = $1' };

/** The receipts that count for the person of $1. */
const own = (where: Conditions, ruolo: CitizenFilter['ruolo']): Conditions =>
  where
    .add(ruolo ? MINE[ruolo] : `(${MINE.INTESTATE} or ${MINE.PAGATE})`)
    .add('ente_titolare = ente')
    .add(`esito = 'OK'`);

/** Receipts of one person, through the policy that shows only these. */
export class PgCitizenReads implements CitizenReads {
  constructor(private readonly db: Database) {}

  ricevute(
    codiceFiscale: string,
    { ruolo, ente, dal, al, causale }: CitizenFilter,
    after: readonly [Date, string, string] | undefined,
    limit: number,
  ): Promise<CitizenRicevutaRow[]> {
    const where = own(new Conditions(codiceFiscale, limit), ruolo)
      .where(causale, (at) => `strpos(lower(contenuto->>'causale'), lower(${at})) > 0`)
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

  enti(codiceFiscale: string, ruolo: CitizenFilter['ruolo']): Promise<PaidEnte[]> {
    const where = own(new Conditions(codiceFiscale), ruolo);
    return this.db.ofCitizen(codiceFiscale, (tx) =>
      tx.query<PaidEnte>(
        `select ente as "codiceFiscale", max(contenuto->>'denominazioneEnte') as denominazione
           from ricevute where ${where.sql} group by ente order by 2, 1`,
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
