import type { Database } from '../db';

export const DEAD_LETTERS_CHANNEL = 'lettere_morte';

/** An event that was given up, as an operator sees it. */
export interface DeadLetter {
  readonly id: bigint;
  readonly topic: string;
  readonly gruppo: string;
  readonly posizione: string;
  readonly motivo: string;
  readonly creato_il: Date;
  /** Asked to be handled again; the running service has not done it yet. */
  readonly ripetere: boolean;
  /** Times that it was handled again in vain. */
  readonly ripetizioni: number;
}

const COLUMNS = 'id, topic, gruppo, posizione, motivo, creato_il, ripetere, ripetizioni';

/** The dead letters of a service. */
export class DeadLetters {
  constructor(private readonly db: Database) {}

  /** The newest first. */
  list(limit = 200): Promise<DeadLetter[]> {
    return this.db.outsideTenants((tx) =>
      tx.query<DeadLetter>(`select ${COLUMNS} from lettere_morte order by id desc limit $1`, [limit]),
    );
  }

  /** One with its message, which holds people's data. */
  async find(id: bigint): Promise<(DeadLetter & { readonly messaggio: string }) | undefined> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<DeadLetter & { messaggio: string }>(`select ${COLUMNS}, messaggio from lettere_morte where id = $1`, [
        id,
      ]),
    );
    return rows[0];
  }

  /** Asks the running service to handle one, or all, again. @returns how many were asked for */
  async askAgain(id?: bigint): Promise<number> {
    return this.db.outsideTenants(async (tx) => {
      const asked = await tx.execute(`update lettere_morte set ripetere = true where $1::bigint is null or id = $1`, [
        id ?? null,
      ]);
      await tx.query(`select pg_notify(current_schema() || '_' || $1, '')`, [DEAD_LETTERS_CHANNEL]);
      return asked;
    });
  }

  /** The oldest that is asked for again. */
  async next(): Promise<{ readonly id: bigint; readonly topic: string; readonly messaggio: string } | undefined> {
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ id: bigint; topic: string; messaggio: string }>(
        `select id, topic, messaggio from lettere_morte where ripetere order by id limit 1`,
      ),
    );
    return rows[0];
  }

  async handled(id: bigint): Promise<void> {
    await this.db.outsideTenants((tx) => tx.query(`delete from lettere_morte where id = $1`, [id]));
  }

  async stillDead(id: bigint, reason: string): Promise<void> {
    await this.db.outsideTenants((tx) =>
      tx.query(`update lettere_morte set ripetere = false, ripetizioni = ripetizioni + 1, motivo = $2 where id = $1`, [
        id,
        reason.slice(0, 2_000),
      ]),
    );
  }
}
