import { type Cents, cents, type CodiceFiscaleEnte, startOfDayInRome } from '@mypay/kernel';
import {
  type Channel,
  CHANNELS,
  type Checkout,
  type CountedAttempts,
  type Days,
  type AttemptFacts,
  type PerChannel,
  type ReturnHint,
  type Attempt,
  type Attempts,
} from '@mypay/pagamenti-core';
import { Conditions, type Database } from '@mypay/platform/db';

interface Facts {
  stato: Checkout['stato'];
  ritorno: ReturnHint | null;
  motivo: string | null;
  expired: boolean;
  paid: boolean;
}
type Row = Facts & {
  id_carrello: string;
  iuv: string;
  importo_cents: bigint;
  creato_il: Date;
  ritorno_il: Date | null;
};

/** Attempts at Checkout of an ente, each under its policy; the cart itself stands outside tenants. */
export class PgAttempts implements Attempts {
  constructor(private readonly db: Database) {}

  async list(
    ente: CodiceFiscaleEnte,
    { iuv, tipi, now }: { readonly iuv: string; readonly tipi: readonly string[] | null; readonly now: Date },
    after: readonly [Date, string] | undefined,
    limit: number,
  ): Promise<Attempt[]> {
    const where = new Conditions(ente, limit, now)
      .where(iuv, (at) => `v.iuv = ${at}`)
      .where(tipi, (at) => `v.tipo_dovuto = any(${at}::text[])`)
      .beyond(
        '<',
        [
          ['c.creato_il', 'timestamptz'],
          ['c.id_carrello', 'text'],
        ],
        after,
      );
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<Row>(
        `select c.id_carrello, v.iuv, v.importo_cents, c.creato_il, c.stato, c.ritorno, c.ritorno_il, c.motivo,
                c.scade_il <= $3 as expired, v.pagata as paid
           from checkout_voci v join checkout c on c.id = v.checkout
          where v.ente = $1 and ${where.sql} order by c.creato_il desc, c.id_carrello desc limit $2`,
        where.values,
      ),
    );
    return rows.map((row) => ({
      ...factsOf(row),
      idCarrello: row.id_carrello,
      iuv: row.iuv,
      importo: cents(row.importo_cents),
      creatoIl: row.creato_il,
      ritornoIl: row.ritorno_il ?? undefined,
    }));
  }

  async perChannel(ente: CodiceFiscaleEnte, { dal, al, tipi }: Days): Promise<PerChannel[]> {
    const where = new Conditions(ente)
      .between('giorno', dal, al)
      .where(tipi, (at) => `tipo_dovuto = any(${at}::text[])`);
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<{ channel: Channel; numero: bigint; importo: Cents }>(
        `select canale as channel, sum(numero)::bigint as numero, sum(importo_cents)::bigint as importo
           from ricevute_conteggi where ente = $1 and ${where.sql} group by 1`,
        where.values,
      ),
    );
    return CHANNELS.map((channel) => {
      const found = rows.find((row) => row.channel === channel);
      return { channel, numero: Number(found?.numero ?? 0), importo: cents(found?.importo ?? 0n) };
    });
  }

  async counted(ente: CodiceFiscaleEnte, { dal, tipi }: Days, now: Date): Promise<CountedAttempts[]> {
    const where = new Conditions(ente, startOfDayInRome(dal), now, dal).where(
      tipi,
      (at) => `v.tipo_dovuto = any(${at}::text[])`,
    );
    const rows = await this.db.inEnte(ente, (tx) =>
      tx.query<Facts & { numero: bigint }>(
        // What is closed has been counted; what is open changes with the clock.
        `select 'CHIUSO' as stato, ritorno, motivo, true as expired, pagata as paid, sum(numero)::bigint as numero
           from tentativi_conteggi v where ente = $1 and giorno >= $4 and ${where.sql} group by ritorno, motivo, pagata
         union all
         select c.stato, c.ritorno, c.motivo, c.scade_il <= $3, v.pagata, count(*)
           from checkout_voci v join checkout c on c.id = v.checkout
          where v.ente = $1 and v.stato <> 'CHIUSO' and v.creato_il >= $2 and ${where.sql} group by 1, 2, 3, 4, 5`,
        where.values,
      ),
    );
    return rows.map((row) => ({ ...factsOf(row), numero: Number(row.numero) }));
  }

  async odd(ente: CodiceFiscaleEnte, { dal, al, tipi }: Days, most: number): Promise<number> {
    const where = new Conditions(ente, most)
      .between('data_esito', dal, al)
      .where(tipi, (at) => `tipo_dovuto = any(${at}::text[])`);
    const [row] = await this.db.inEnte(ente, (tx) =>
      tx.query<{ n: bigint }>(
        `select count(*) as n from (
           select 1 from ricevute where ente = $1 and anomalie <> '[]' and ${where.sql} limit $2) odd`,
        where.values,
      ),
    );
    return Number(row?.n ?? 0);
  }
}

const factsOf = ({ stato, ritorno, motivo, expired, paid }: Facts): AttemptFacts => ({
  stato,
  ritorno: ritorno ?? undefined,
  motivo: motivo ?? undefined,
  expired,
  paid,
});
