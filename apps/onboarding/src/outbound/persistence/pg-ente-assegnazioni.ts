import { tipiOrNull } from '@mypay/kernel';
import type { Assegnazione, ChangeEntry, EnteAssegnazioni } from '@mypay/onboarding-core';
import type { Tx } from '@mypay/platform/db';
import { ASSEGNAZIONE_COLUMNS, type AssegnazioneRow, toAssegnazione } from './assegnazione-row';

/** Assignments of the ente of this transaction. */
export class PgEnteAssegnazioni implements EnteAssegnazioni {
  constructor(private readonly tx: Tx) {}

  async all(): Promise<readonly Assegnazione[]> {
    const rows = await this.tx.query<AssegnazioneRow>(
      `select ${ASSEGNAZIONE_COLUMNS} from assegnazioni a where a.ente = current_setting('app.ente_id') order by utente, ruolo`,
    );
    return rows.map(toAssegnazione);
  }

  async of(utente: string): Promise<readonly Assegnazione[]> {
    const rows = await this.tx.query<AssegnazioneRow>(
      `select ${ASSEGNAZIONE_COLUMNS} from assegnazioni a where a.ente = current_setting('app.ente_id') and a.utente = $1`,
      [utente],
    );
    return rows.map(toAssegnazione);
  }

  async save({ utente, ruolo, tipi, da, a, stato }: Assegnazione, { ts }: ChangeEntry): Promise<void> {
    await this.tx.execute(
      `insert into assegnazioni (ente, utente, ruolo, tipi, da, a, stato, creato_il, modificato_il)
       values (current_setting('app.ente_id'), $1, $2, $3, $4, $5, $6, $7, $7)
       on conflict (ente, utente, ruolo) do update
       set tipi = excluded.tipi, da = excluded.da, a = excluded.a, stato = excluded.stato, modificato_il = excluded.modificato_il`,
      [utente, ruolo, tipiOrNull(tipi), da, a ?? null, stato, ts],
    );
    await this.tx.execute(
      `insert into utenti_enti (utente, ente) values ($1, current_setting('app.ente_id')) on conflict do nothing`,
      [utente],
    );
  }
}
