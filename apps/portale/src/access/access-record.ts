import type { Logger } from '@mypay/platform/log';
import { ProblemError } from '@mypay/platform/http';
import type { ServiceClient } from '../upstream/service-client';

/** What onboarding's register of accesses keeps beside the logins that it sees itself. Source: roles.md §7.1. */
export interface AccessEntry {
  readonly azione: 'LOGIN_KO' | 'LOGOUT' | 'SESSIONE_REVOCATA' | 'ACCESSO_NEGATO' | 'EXPORT_DOWNLOAD';
  /** `soggetto` of the tokens; never a name. */
  readonly attore: string;
  readonly codiceIpa?: string;
  readonly dettaglio?: string;
  /** The reason for which it is done on the ente's behalf (R4). */
  readonly perConto?: string;
}

const TIMEOUT_MS = 5_000;

/** Tells onboarding of accesses. */
export class AccessRecord {
  constructor(
    private readonly services: ServiceClient,
    private readonly log: Logger,
  ) {}

  /** Without an entry there is nothing: what it tells has not happened yet, and does not. @throws ProblemError when it is not kept */
  async keep(entry: AccessEntry): Promise<void> {
    const call = { body: entry, timeoutMs: TIMEOUT_MS };
    const { status } = await this.services.ask('onboarding', 'POST', '/interno/registro/accessi', call);
    if (status < 300) return;
    this.log.error({ ...entry, stato: status }, 'access not recorded');
    throw new ProblemError(
      503,
      'NON_DISPONIBILE',
      'Il servizio non è disponibile ora: riprovare',
      'Il registro degli accessi non ha preso nota dello scarico: il file non è stato consegnato.',
    );
  }

  /** Nobody waits for it: an entry that cannot be told stands in the log. */
  tell(entry: AccessEntry): void {
    this.services
      .ask('onboarding', 'POST', '/interno/registro/accessi', { body: entry, timeoutMs: TIMEOUT_MS })
      .then(({ status }) => {
        if (status >= 300) this.log.warn({ ...entry, stato: status }, 'access not recorded');
      })
      .catch((error: unknown) => this.log.warn({ ...entry, err: error }, 'access not recorded'));
  }
}
