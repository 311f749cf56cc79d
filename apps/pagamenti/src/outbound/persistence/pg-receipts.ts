import { cents, type CodiceFiscaleEnte, type NumeroAvviso } from '@mypay/kernel';
import type { KnownReceipt, Receipts, ReceiptLink, ReceiptLinks } from '@mypay/pagamenti-core';
import type { Database } from '@mypay/platform/db';

/** Receipts by notice, ente by ente. */
export class PgReceipts implements Receipts {
  constructor(private readonly db: Database) {}

  async of(
    notices: readonly { readonly ente: CodiceFiscaleEnte; readonly numeroAvviso: NumeroAvviso }[],
  ): Promise<ReadonlyMap<string, KnownReceipt>> {
    const found = new Map<string, KnownReceipt>();
    for (const ente of new Set(notices.map((notice) => notice.ente))) {
      const numbers = notices.filter((notice) => notice.ente === ente).map(({ numeroAvviso }) => numeroAvviso);
      const rows = await this.db.inEnte(ente, (tx) =>
        tx.query<{
          numero_avviso: string;
          rt_id: string;
          importo: bigint;
          psp: string;
          pagato_il: Date;
          nota: string | null;
        }>(
          `select distinct on (numero_avviso) numero_avviso, rt_id, importo_totale_cents as importo,
                  psp_denominazione as psp, data_ora_messaggio as pagato_il, contenuto->'soloV2'->>'nota' as nota
             from ricevute
            where ente = $1 and ente_titolare = $1 and numero_avviso = any($2) and esito = 'OK'
            order by numero_avviso, ricevuta_il, rt_id`,
          [ente, numbers],
        ),
      );
      for (const { numero_avviso, rt_id, importo, psp, pagato_il, nota } of rows)
        found.set(`${ente}/${numero_avviso}`, {
          ente,
          rtId: rt_id,
          importo: cents(importo),
          psp,
          pagatoIl: pagato_il,
          nota: nota ?? undefined,
        });
    }
    return found;
  }
}

interface LinkRow {
  ente: CodiceFiscaleEnte;
  rt_id: string;
  creato_il: Date;
  scade_il: Date;
  tentativi: number;
}

/** Links to receipts, by the hash of their token. */
export class PgReceiptLinks implements ReceiptLinks {
  constructor(private readonly db: Database) {}

  async add(hash: Buffer, { ente, rtId, creatoIl, scadeIl }: Omit<ReceiptLink, 'tentativi'>): Promise<void> {
    await this.db.outsideTenants((tx) =>
      tx.execute(`insert into link_ricevute (impronta, ente, rt_id, creato_il, scade_il) values ($1, $2, $3, $4, $5)`, [
        hash,
        ente,
        rtId,
        creatoIl,
        scadeIl,
      ]),
    );
  }

  async find(hash: Buffer): Promise<ReceiptLink | undefined> {
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<LinkRow>(`select ente, rt_id, creato_il, scade_il, tentativi from link_ricevute where impronta = $1`, [
        hash,
      ]),
    );
    return (
      row && {
        ente: row.ente,
        rtId: row.rt_id,
        creatoIl: row.creato_il,
        scadeIl: row.scade_il,
        tentativi: row.tentativi,
      }
    );
  }

  takeTry(hash: Buffer, most: number): Promise<boolean> {
    return this.db.outsideTenants(
      async (tx) =>
        (await tx.execute(`update link_ricevute set tentativi = tentativi + 1 where impronta = $1 and tentativi < $2`, [
          hash,
          most,
        ])) === 1,
    );
  }

  async giveTryBack(hash: Buffer): Promise<void> {
    await this.db.outsideTenants((tx) =>
      tx.execute(`update link_ricevute set tentativi = tentativi - 1 where impronta = $1`, [hash]),
    );
  }
}
