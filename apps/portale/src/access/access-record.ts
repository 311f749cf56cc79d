import type { Logger } from '@mypay/platform/log';
import type { ServiceClient } from '../upstream/service-client';

/** What onboarding's register of accesses keeps beside the logins that it sees itself. Source: roles.md §7.1. */
export interface AccessEntry {
  readonly azione: 'LOGIN_KO' | 'LOGOUT' | 'SESSIONE_REVOCATA' | 'ACCESSO_NEGATO';
  /** `soggetto` of the tokens; never a name. */
  readonly attore: string;
  readonly codiceIpa?: string;
  readonly dettaglio?: string;
}

const TIMEOUT_MS = 5_000;

/** Tells onboarding of accesses. Nobody waits for it: an entry that cannot be told stands in the log. */
export class AccessRecord {
  constructor(
    private readonly services: ServiceClient,
    private readonly log: Logger,
  ) {}

  tell(entry: AccessEntry): void {
    this.services
      .ask('onboarding', 'POST', '/interno/registro/accessi', { body: entry, timeoutMs: TIMEOUT_MS })
      .then(({ status }) => {
        if (status >= 300) this.log.warn({ ...entry, stato: status }, 'access not recorded');
      })
      .catch((error: unknown) => this.log.warn({ ...entry, err: error }, 'access not recorded'));
  }
}
