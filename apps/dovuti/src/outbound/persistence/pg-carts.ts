import { CART_HOURS, CART_MAX, type CartLine, type Carts, type DebtKey } from '@mypay/dovuti-core';
import { type Cents, cents, type Iud, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { type Database, deleteInChunks, type Tx } from '@mypay/platform/db';

interface Row {
  readonly id: bigint;
  readonly ente: string;
  readonly iud: string;
  readonly importo_visto_cents: bigint;
  readonly aggiunta_il: Date;
  readonly pagata_il: Date | null;
}

const oldest = (now: Date): Date => new Date(now.getTime() - CART_HOURS * 3_600_000);

/** Carts, outside row-level security: one holds payments of several enti. Adding takes turns, by subject. */
export class PgCarts implements Carts {
  constructor(private readonly db: Database) {}

  lines(subject: string, now: Date): Promise<readonly CartLine[]> {
    return this.db.outsideTenants(async (tx) => {
      const rows = await tx.query<Row>(
        `select id, ente, iud, importo_visto_cents, aggiunta_il, pagata_il from carrelli_voci
          where soggetto = $1 and aggiunta_il > $2 order by id`,
        [subject, oldest(now)],
      );
      return rows.map((row) => ({
        id: row.id,
        ente: parseCodiceFiscaleEnte(row.ente),
        iud: row.iud as Iud,
        seen: cents(row.importo_visto_cents),
        addedAt: row.aggiunta_il,
        paidAt: row.pagata_il ?? undefined,
      }));
    });
  }

  add(subject: string, { ente, iud }: DebtKey, seen: Cents, now: Date): Promise<'ADDED' | 'FULL'> {
    return this.db.outsideTenants(async (tx) => {
      await this.turn(tx, subject);
      await tx.execute(`delete from carrelli_voci where soggetto = $1 and aggiunta_il <= $2`, [subject, oldest(now)]);
      const renewed = await tx.execute(
        `update carrelli_voci set importo_visto_cents = $4, aggiunta_il = $5, pagata_il = null
          where soggetto = $1 and ente = $2 and iud = $3`,
        [subject, ente, iud, seen, now],
      );
      if (renewed === 1) return 'ADDED';
      const added = await tx.execute(
        `insert into carrelli_voci (soggetto, ente, iud, importo_visto_cents, aggiunta_il)
         select $1::text, $2::text, $3::text, $4::bigint, $5::timestamptz
          where (select count(*) from carrelli_voci where soggetto = $1 and pagata_il is null) < $6`,
        [subject, ente, iud, seen, now, CART_MAX],
      );
      return added === 1 ? 'ADDED' : 'FULL';
    });
  }

  async remove(subject: string, id: bigint): Promise<void> {
    await this.db.outsideTenants((tx) =>
      tx.execute(`delete from carrelli_voci where soggetto = $1 and id = $2`, [subject, id]),
    );
  }

  async empty(subject: string): Promise<void> {
    await this.db.outsideTenants((tx) => tx.execute(`delete from carrelli_voci where soggetto = $1`, [subject]));
  }

  merge(from: string, to: string, now: Date): Promise<void> {
    return this.db.outsideTenants(async (tx) => {
      for (const subject of [from, to].sort()) await this.turn(tx, subject);
      await tx.execute(
        `insert into carrelli_voci (soggetto, ente, iud, importo_visto_cents, aggiunta_il)
         select $2::text, ente, iud, importo_visto_cents, aggiunta_il from carrelli_voci v
          where soggetto = $1 and pagata_il is null and aggiunta_il > $3
            and not exists (select 1 from carrelli_voci o where o.soggetto = $2 and o.ente = v.ente and o.iud = v.iud)
          order by id
          limit greatest(0, $4 - (select count(*) from carrelli_voci where soggetto = $2 and pagata_il is null and aggiunta_il > $3))`,
        [from, to, oldest(now), CART_MAX],
      );
      await tx.execute(`delete from carrelli_voci where soggetto = $1`, [from]);
    });
  }

  private async turn(tx: Tx, subject: string): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('dovuti-carrello:' || $1, 0))`, [subject]);
  }
}

/** Marks a debt that was just paid in every cart that holds it, in the transaction of its receipt. */
export async function settleCarts(tx: Tx, iuv: string): Promise<void> {
  await tx.execute(
    `update carrelli_voci set pagata_il = now()
      where ente = $1 and pagata_il is null and iud in (select iud from dovuti where ente = $1 and iuv = $2)`,
    [tx.ente, iuv],
  );
}

/** Lines that nobody sees any more. */
export const forgetCarts = (db: Database, signal: AbortSignal, now: Date): Promise<number> =>
  deleteInChunks(
    db,
    signal,
    `delete from carrelli_voci where (soggetto, id) in
       (select soggetto, id from carrelli_voci where aggiunta_il <= $2 limit $1)`,
    oldest(now),
  );
