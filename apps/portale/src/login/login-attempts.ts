import type { Database } from '@mypay/platform/db';
import { hashOf } from '../sessions/session-token';
import type { Attempt } from './identity-provider';

interface AttemptRow {
  readonly verificatore: string;
  readonly nonce: string;
  readonly ritorno: string;
}

/** As long as a person may take at the provider. */
const LIVES = '15 minutes';

/** Logins under way. Each belongs to the session that began it and serves once, so a stolen way back leads nowhere. */
export class LoginAttempts {
  constructor(private readonly db: Database) {}

  async begin(attempt: Attempt, sessionId: string, back: string): Promise<void> {
    await this.db.outsideTenants((tx) =>
      tx.execute(
        `insert into accessi_in_corso (stato, sessione, verificatore, nonce, ritorno, scade_il)
         values ($1, $2, $3, $4, $5, now() + interval '${LIVES}')`,
        [hashOf(attempt.state), sessionId, attempt.verifier, attempt.nonce, back],
      ),
    );
  }

  /** Takes the attempt of this state and session; undefined when there is none, or no longer. */
  async take(state: string, sessionId: string): Promise<(Attempt & { readonly ritorno: string }) | undefined> {
    const [row] = await this.db.outsideTenants((tx) =>
      tx.query<AttemptRow>(
        `delete from accessi_in_corso where stato = $1 and sessione = $2 and scade_il > now()
         returning verificatore, nonce, ritorno`,
        [hashOf(state), sessionId],
      ),
    );
    return row && { state, nonce: row.nonce, verifier: row.verificatore, ritorno: row.ritorno };
  }
}
