import type { CitizenDebts, DebtKey, PositionLine, PositionsQuery } from '@mypay/dovuti-core';
import { type CodiceFiscaleEnte, type Iud, type Iuv, parseCodiceFiscaleEnte } from '@mypay/kernel';
import type { Database } from '@mypay/platform/db';

interface Row {
  readonly ente: string;
  readonly iud: string;
  readonly id: bigint;
  readonly day: string;
}

/** Debts by their debtor: a transaction of no ente, to which the policy `cittadino` shows the rows of one debtor, for reading alone. */
export class PgCitizenDebts implements CitizenDebts {
  constructor(private readonly db: Database) {}

  withIuv(debtor: string, iuv: Iuv): Promise<readonly (DebtKey & { readonly anagrafica: string })[]> {
    return this.db.ofCitizen(debtor, async (tx) => {
      const rows = await tx.query<{ ente: string; iud: string; anagrafica: string }>(
        `select distinct on (ente, iud) ente, iud, debitore_anagrafica as anagrafica from dovuti
          where debitore_codice = $1 and iuv = $2 order by ente, iud, id desc limit 20`,
        [debtor, iuv],
      );
      return rows.map((row) => ({ ...keyOf(row), anagrafica: row.anagrafica }));
    });
  }

  open(debtor: string, query: PositionsQuery): Promise<readonly PositionLine[]> {
    const params: unknown[] = [debtor];
    const day = `coalesce(scadenza, date '9999-12-31')`;
    const conditions = [
      ...filters(query, params, 'scadenza'),
      `stato in ('INSERIMENTO_DOVUTO', 'PREDISPOSTO', 'PAGAMENTO_INIZIATO', 'SCADUTO')`,
      `exists (select 1 from enti e where e.ente = d.ente and e.dati ->> 'stato' in ('ESERCIZIO', 'SOSPESO'))`,
    ];
    if (query.senzaScadenza === true) conditions.push('scadenza is null');
    if (query.after)
      conditions.push(
        `(${day}, id) > ($${params.push(query.after[0])}::date, $${params.push(query.after[1])}::bigint)`,
      );
    return this.lines(debtor, day, conditions, `${day}, id`, query.limit, params);
  }

  closed(debtor: string, query: PositionsQuery): Promise<readonly PositionLine[]> {
    const params: unknown[] = [debtor];
    const day = `coalesce(pagato_il, (modificato_il at time zone 'Europe/Rome')::date)`;
    const conditions = [
      ...filters(query, params, day),
      `stato = any($${params.push(query.stati ?? ['COMPLETATO', 'ANNULLATO', 'SCADUTO_ELABORATO', 'ABORT'])})`,
      `(stato <> 'ANNULLATO' or not exists (select 1 from dovuti n where n.debitore_codice = $1 and n.ente = d.ente and n.iud = d.iud and n.id > d.id))`,
    ];
    if (query.after)
      conditions.push(
        `(${day}, id) < ($${params.push(query.after[0])}::date, $${params.push(query.after[1])}::bigint)`,
      );
    return this.lines(debtor, day, conditions, `${day} desc, id desc`, query.limit, params);
  }

  async enteOf(codiceIpa: string): Promise<CodiceFiscaleEnte | undefined> {
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<{ ente: string }>(`select ente from enti where lower(codice_ipa) = lower($1) limit 1`, [codiceIpa]),
    );
    return row && parseCodiceFiscaleEnte(row.ente);
  }

  private lines(
    debtor: string,
    day: string,
    conditions: readonly string[],
    order: string,
    limit: number,
    params: unknown[],
  ): Promise<readonly PositionLine[]> {
    return this.db.ofCitizen(debtor, async (tx) => {
      const rows = await tx.query<Row>(
        `select ente, iud, id, (${day})::text as day from dovuti d
          where debitore_codice = $1 and ${conditions.join(' and ')} order by ${order} limit $${params.push(limit)}`,
        params,
      );
      return rows.map((row) => ({ ...keyOf(row), id: row.id, day: row.day }));
    });
  }
}

const keyOf = ({ ente, iud }: { ente: string; iud: string }): DebtKey => ({
  ente: parseCodiceFiscaleEnte(ente),
  iud: iud as Iud,
});

/** Conditions of both lists. A debtor has few rows, so what no index holds is read from them. */
function filters(query: PositionsQuery, params: unknown[], day: string): string[] {
  const conditions: string[] = [];
  if (query.ente !== undefined) conditions.push(`ente = $${params.push(query.ente)}`);
  if (query.tipoDovuto !== undefined) conditions.push(`tipo_dovuto = $${params.push(query.tipoDovuto)}`);
  if (query.causale !== undefined) conditions.push(`strpos(lower(causale), lower($${params.push(query.causale)})) > 0`);
  if (query.da !== undefined) conditions.push(`${day} >= $${params.push(query.da)}::date`);
  if (query.a !== undefined) conditions.push(`${day} <= $${params.push(query.a)}::date`);
  return conditions;
}
