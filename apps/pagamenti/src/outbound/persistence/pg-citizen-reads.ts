import type { CitizenFilter, CitizenReads, CitizenRicevutaRow, WholeRicevuta } from '@mypay/pagamenti-core';
import type { Database } from '@mypay/platform/db';
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
    const params: unknown[] = [codiceFiscale, limit];
    const mine = { PAGATE: 'versante_cf = $1', INTESTATE: 'debitore_cf = $1' };
    const where = [
      ruolo ? mine[ruolo] : `(${mine.INTESTATE} or ${mine.PAGATE})`,
      'ente_titolare = ente',
      `esito = 'OK'`,
    ];
    const add = (condition: (n: number) => string, value: unknown): void => {
      if (value === undefined) return;
      params.push(value);
      where.push(condition(params.length));
    };
    add((n) => `ente = $${n}`, ente);
    add((n) => `data_esito >= $${n}::date`, dal);
    add((n) => `data_esito <= $${n}::date`, al);
    if (after) {
      params.push(...after);
      const n = params.length;
      where.push(`(ricevuta_il, ente, rt_id) < ($${n - 2}::timestamptz, $${n - 1}, $${n})`);
    }
    return this.db.ofCitizen(codiceFiscale, (tx) =>
      tx.query<CitizenRicevutaRow>(
        `select ${RICEVUTA}, ente, contenuto->>'denominazioneEnte' as denominazione_ente, debitore_cf = $1 as intestata
           from ricevute where ${where.join(' and ')} order by ricevuta_il desc, ente desc, rt_id desc limit $2`,
        params,
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
