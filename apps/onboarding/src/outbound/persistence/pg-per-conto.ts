import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { PerConto, PerContoStore } from '@mypay/onboarding-core';
import type { Tx } from '@mypay/platform/db';

/** Who acts on an ente's behalf. The primary key is the person: of two beginnings at once one waits, and sees the other. */
export class PgPerConto implements PerContoStore {
  constructor(private readonly tx: Tx) {}

  async begin(fresh: PerConto): Promise<PerConto> {
    const { utente, ente, motivo, dal, fino } = fresh;
    const begun = await this.tx.execute(
      `insert into per_conto (utente, ente, motivo, dal, fino) values ($1, $2, $3, $4, $5)
       on conflict (utente) do update
       set ente = excluded.ente, motivo = excluded.motivo, dal = excluded.dal, fino = excluded.fino
       where per_conto.fino <= excluded.dal`,
      [utente, ente, motivo, dal, fino],
    );
    if (begun > 0) return fresh;
    return (await this.of(utente)) ?? this.begin(fresh); // it ended in this very moment
  }

  async end(utente: string, ente: CodiceFiscaleEnte): Promise<PerConto | undefined> {
    const [ended] = await this.tx.query<PerConto>(
      `delete from per_conto where utente = $1 and ente = $2 returning utente, ente, motivo, dal, fino`,
      [utente, ente],
    );
    return ended;
  }

  async of(utente: string): Promise<PerConto | undefined> {
    const [row] = await this.tx.query<PerConto>(
      `select utente, ente, motivo, dal, fino from per_conto where utente = $1`,
      [utente],
    );
    return row;
  }
}
