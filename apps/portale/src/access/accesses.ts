import type { ServiceClient } from '../upstream/service-client';
import { FreshAnswers } from './fresh-answers';

/** What a client may do: everywhere, or on one ente. */
export interface Access {
  readonly permessi: readonly string[];
  /** Codice fiscale of the ente asked for; null when the client may not act on it, or there is none. */
  readonly ente?: string | null;
  /** Outside an ente's path: the one ente that the client speaks for; null for the intermediary's. */
  readonly ambito?: string | null;
}

/** Permissions of clients as onboarding knows them. */
export class Accesses {
  private readonly answers: FreshAnswers<Access>;

  constructor(services: ServiceClient, elapsed?: () => number) {
    this.answers = new FreshAnswers(services, ({ ente }) => ente !== null, elapsed);
  }

  /** undefined: the client is revoked or unknown. @throws ProblemError when onboarding cannot tell */
  of(clientId: string, codiceIpa: string | undefined): Promise<Access | undefined> {
    const path = [clientId, ...(codiceIpa === undefined ? [] : [codiceIpa])].map(encodeURIComponent).join('/');
    return this.answers.of(`/interno/accessi/${path}`);
  }

  /** Somebody's permissions have just changed here: the next question of any client goes to onboarding. */
  forgetAll(): void {
    this.answers.forgetAll();
  }
}
