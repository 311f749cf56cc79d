import { cents, type CodiceFiscaleEnte, type NumeroAvviso } from '@mypay/kernel';
import {
  CART_ID_BYTES,
  cartId,
  type Checkout,
  type Checkouts,
  type NewCheckout,
  type ReturnHint,
  type VoceCheckout,
} from '@mypay/pagamenti-core';
import type { Database, Tx } from '@mypay/platform/db';
import { randomBytes } from 'node:crypto';

interface CheckoutRow {
  id: string;
  id_carrello: string;
  enti: CodiceFiscaleEnte[];
  stato: Checkout['stato'];
  url: string | null;
  ritorno: ReturnHint | null;
  creato_il: Date;
  scade_il: Date;
}

interface VoceRow {
  ente: CodiceFiscaleEnte;
  posizione: number;
  numero_avviso: NumeroAvviso;
  iuv: string;
  importo_cents: bigint;
  causale: string;
  denominazione_ente: string;
  intestatario: string;
}

const COLUMNS = 'id, id_carrello, enti, stato, url, ritorno, creato_il, scade_il';

/** Carts sent to the node: the cart outside tenants, each of its notices under its ente. */
export class PgCheckouts implements Checkouts {
  constructor(private readonly db: Database) {}

  async begin(fresh: NewCheckout): Promise<Checkout> {
    const row = await this.db.outsideTenants(async (tx) => {
      // Of two at once the second waits here, and then finds what the first wrote.
      await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`checkout:${fresh.chiave}`]);
      await tx.execute(
        `update checkout set ${CLOSED}, motivo = 'SCADUTO', chiuso_il = $2
          where chiave = $1 and stato <> 'CHIUSO' and ritorno is null and scade_il <= $2`,
        [fresh.chiave, fresh.creatoIl],
      );
      const [known] = await tx.query<CheckoutRow>(
        `select ${COLUMNS} from checkout where chiave = $1 and stato <> 'CHIUSO'`,
        [fresh.chiave],
      );
      return known ?? insert(tx, fresh);
    });
    // Under each ente's policy, one after the other: what a crash leaves out the next request writes.
    for (const [at, voce] of fresh.voci.entries())
      await this.db.inEnte(voce.ente, (tx) => insertVoce(tx, row, at + 1, voce));
    return toCheckout(row, fresh.voci);
  }

  async opened(id: string, url: string): Promise<string | undefined> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ url: string }>(
        `update checkout set stato = 'APERTO', url = coalesce(url, $2) where id = $1 and stato <> 'CHIUSO' returning url`,
        [id, url],
      ),
    );
    return rows[0]?.url;
  }

  async close(id: string, reason: string, now: Date): Promise<void> {
    await this.db.outsideTenants((tx) =>
      tx.execute(`update checkout set ${CLOSED}, motivo = $2, chiuso_il = $3 where id = $1 and stato <> 'CHIUSO'`, [
        id,
        reason,
        now,
      ]),
    );
  }

  async find(id: string): Promise<Checkout | undefined> {
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<CheckoutRow>(`select ${COLUMNS} from checkout where id = $1`, [id]),
    );
    if (!row) return undefined;
    const found: VoceRow[] = [];
    for (const ente of new Set(row.enti))
      found.push(
        ...(await this.db.inEnte(ente, (tx) =>
          tx.query<VoceRow>(
            `select ente, posizione, numero_avviso, iuv, importo_cents, causale, denominazione_ente, intestatario
               from checkout_voci where ente = $1 and checkout = $2`,
            [ente, id],
          ),
        )),
      );
    return toCheckout(row, found.sort((a, b) => a.posizione - b.posizione).map(toVoce));
  }

  async returned(id: string, hint: ReturnHint, now: Date): Promise<void> {
    await this.db.outsideTenants((tx) =>
      tx.execute(
        hint === 'OK'
          ? `update checkout set ritorno = $2, ritorno_il = $3 where id = $1`
          : `update checkout set ${CLOSED}, ritorno = $2, ritorno_il = $3, motivo = $2, chiuso_il = coalesce(chiuso_il, $3)
              where id = $1 and ritorno is distinct from 'OK'`,
        [id, hint, now],
      ),
    );
  }

  closeExpired(now: Date, unconfirmedBefore: Date): Promise<number> {
    return this.db.outsideTenants((tx) =>
      tx.execute(
        `update checkout set ${CLOSED}, motivo = case ritorno when 'OK' then 'SENZA_CONFERMA' else 'SCADUTO' end, chiuso_il = $1
          where stato <> 'CHIUSO' and scade_il <= $1 and (ritorno is null or creato_il <= $2)`,
        [now, unconfirmedBefore],
      ),
    );
  }
}

/** What closing always does: the e-mail was for the node's page alone. */
const CLOSED = `stato = 'CHIUSO', email = null`;

async function insert(tx: Tx, { chiave, voci, email, creatoIl, scadeIl }: NewCheckout): Promise<CheckoutRow> {
  const [row] = await tx.query<CheckoutRow>(
    `insert into checkout (id, chiave, id_carrello, enti, stato, email, creato_il, scade_il)
     values ($1, $2, $3, $4, 'NUOVO', $5, $6, $7) returning ${COLUMNS}`,
    [
      randomBytes(16).toString('hex'),
      chiave,
      cartId(randomBytes(CART_ID_BYTES)),
      voci.map(({ ente }) => ente),
      email ?? null,
      creatoIl,
      scadeIl,
    ],
  );
  if (!row) throw new Error('the row has just been written');
  return row;
}

async function insertVoce(tx: Tx, checkout: CheckoutRow, at: number, voce: VoceCheckout): Promise<void> {
  await tx.execute(
    `insert into checkout_voci (ente, checkout, posizione, numero_avviso, iuv, importo_cents, causale, denominazione_ente, intestatario,
       tipo_dovuto, creato_il)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      voce.ente,
      checkout.id,
      at,
      voce.numeroAvviso,
      voce.iuv,
      voce.importo,
      voce.causale,
      voce.denominazioneEnte,
      voce.intestatario,
      voce.tipoDovuto ?? null,
      checkout.creato_il,
    ],
  );
}

const toVoce = (row: VoceRow): VoceCheckout => ({
  ente: row.ente,
  numeroAvviso: row.numero_avviso,
  iuv: row.iuv,
  importo: cents(row.importo_cents),
  causale: row.causale,
  denominazioneEnte: row.denominazione_ente,
  intestatario: row.intestatario,
});

const toCheckout = (row: CheckoutRow, items: readonly VoceCheckout[]): Checkout => ({
  id: row.id,
  idCarrello: row.id_carrello,
  stato: row.stato,
  url: row.url ?? undefined,
  ritorno: row.ritorno ?? undefined,
  creatoIl: row.creato_il,
  scadeIl: row.scade_il,
  voci: items,
});
