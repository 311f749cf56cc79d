import type { CitizenDebts, DebtKey, PositionLine, PositionsQuery } from '@mypay/dovuti-core';
import { type CodiceFiscaleEnte, type Iud, type Iuv, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Conditions, type Database } from '@mypay/platform/db';

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
    const day = `coalesce(scadenza, date '9999-12-31')`;
    const where = filters(debtor, query, 'scadenza')
      .add(`stato in ('INSERIMENTO_DOVUTO', 'PREDISPOSTO', 'PAGAMENTO_INIZIATO', 'SCADUTO')`)
      .add(`exists (select 1 from enti e where e.ente = d.ente and e.dati ->> 'stato' in ('ESERCIZIO', 'SOSPESO'))`);
    if (query.senzaScadenza === true) where.add('scadenza is null');
    where.beyond(
      '>',
      [
        [day, 'date'],
        ['id', 'bigint'],
      ],
      query.after,
    );
    return this.lines(debtor, day, where, `${day}, id`, query.limit);
  }

  closed(debtor: string, query: PositionsQuery): Promise<readonly PositionLine[]> {
    const day = `coalesce(pagato_il, (modificato_il at time zone 'Europe/Rome')::date)`;
    const where = filters(debtor, query, day)
      .where(query.stati ?? ['COMPLETATO', 'ANNULLATO', 'SCADUTO_ELABORATO', 'ABORT'], (at) => `stato = any(${at})`)
      .where(query.withMoney, (at) => `(coalesce(importo_pagato_cents, 0) > 0) = ${at}`)
      .add(
        `(stato <> 'ANNULLATO' or not exists (select 1 from dovuti n where n.debitore_codice = $1 and n.ente = d.ente and n.iud = d.iud and n.id > d.id))`,
      )
      .beyond(
        '<',
        [
          [day, 'date'],
          ['id', 'bigint'],
        ],
        query.after,
      );
    return this.lines(debtor, day, where, `${day} desc, id desc`, query.limit);
  }

  kinds(debtor: string): Promise<readonly { readonly ente: CodiceFiscaleEnte; readonly tipo: string }[]> {
    return this.db.ofCitizen(debtor, async (tx) => {
      const rows = await tx.query<{ ente: string; tipo: string }>(
        `select distinct ente, tipo_dovuto as tipo from dovuti where debitore_codice = $1 order by 1, 2`,
        [debtor],
      );
      return rows.map(({ ente, tipo }) => ({ ente: parseCodiceFiscaleEnte(ente), tipo }));
    });
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
    where: Conditions,
    order: string,
    limit: number,
  ): Promise<readonly PositionLine[]> {
    return this.db.ofCitizen(debtor, async (tx) => {
      const rows = await tx.query<Row>(
        `select ente, iud, id, (${day})::text as day from dovuti d
          where debitore_codice = $1 and ${where.sql} order by ${order} limit ${where.value(limit)}`,
        where.values,
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
const filters = (debtor: string, query: PositionsQuery, day: string): Conditions =>
  new Conditions(debtor)
    .where(query.ente, (at) => `ente = ${at}`)
    .where(query.tipoDovuto, (at) => `tipo_dovuto = ${at}`)
    .where(query.causale, (at) => `strpos(lower(causale), lower(${at})) > 0`)
    .between(day, query.da, query.a);
