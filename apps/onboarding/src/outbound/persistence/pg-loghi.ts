import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Loghi } from '@mypay/onboarding-core';
import type { Tx } from '@mypay/platform/db';

/** The bytes of logos, under the policy of their ente. */
export class PgLoghi implements Loghi {
  constructor(private readonly tx: Tx) {}

  async find(ente: CodiceFiscaleEnte): Promise<Buffer | undefined> {
    const [row] = await this.tx.query<{ contenuto: Buffer }>(`select contenuto from loghi where ente = $1`, [ente]);
    return row?.contenuto;
  }

  async save(ente: CodiceFiscaleEnte, bytes: Buffer, at: Date): Promise<void> {
    await this.tx.execute(
      `insert into loghi (ente, contenuto, modificato_il) values ($1, $2, $3)
       on conflict (ente) do update set contenuto = excluded.contenuto, modificato_il = excluded.modificato_il`,
      [ente, bytes, at],
    );
  }

  async remove(ente: CodiceFiscaleEnte): Promise<void> {
    await this.tx.execute(`delete from loghi where ente = $1`, [ente]);
  }
}
