import { ProblemError } from '@mypay/platform/http';
import type { ServiceClient } from '../upstream/service-client';

/** What a client may do: everywhere, or on one ente. */
export interface Access {
  readonly permessi: readonly string[];
  /** Codice fiscale of the ente asked for; null when the client may not act on it, or there is none. */
  readonly ente?: string | null;
  /** Outside an ente's path: the one ente that the client speaks for; null for the intermediary's. */
  readonly ambito?: string | null;
}

const FRESH_MS = 5_000;
const STALE_MS = 60_000;
const ENTRIES = 5_000;

interface Entry {
  readonly at: number;
  readonly accesso: Access;
}

/**
 * Permissions as onboarding knows them, kept for 5 s (roles.md S16), and up to a minute while onboarding does not answer:
 * its restart stops nobody who was working. A refusal is never kept: the ente may be made the next moment.
 */
export class Accesses {
  private readonly known = new Map<string, Entry>();
  private readonly asking = new Map<string, Promise<Access | undefined>>();

  constructor(
    private readonly services: ServiceClient,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  /** undefined: the client is revoked or unknown. @throws ProblemError when onboarding cannot tell */
  async of(clientId: string, codiceIpa: string | undefined): Promise<Access | undefined> {
    const path = [clientId, ...(codiceIpa === undefined ? [] : [codiceIpa])].map(encodeURIComponent).join('/');
    const known = this.known.get(path);
    const age = known ? this.elapsed() - known.at : Infinity;
    if (known && age < FRESH_MS) return known.accesso;
    try {
      return await this.ask(path);
    } catch (error) {
      if (known && age < STALE_MS && error instanceof ProblemError && error.status >= 502) return known.accesso;
      throw error;
    }
  }

  /** One question at a time for one key. */
  private ask(path: string): Promise<Access | undefined> {
    const running = this.asking.get(path);
    if (running) return running;
    const asked = this.fetch(path).finally(() => this.asking.delete(path));
    this.asking.set(path, asked);
    return asked;
  }

  private async fetch(path: string): Promise<Access | undefined> {
    const { status, body } = await this.services.ask('onboarding', 'GET', `/interno/accessi/${path}`);
    if (status !== 200 && status !== 404)
      throw new ProblemError(
        502,
        'RISPOSTA_INATTESA',
        'Il servizio ha dato una risposta inattesa',
        'Onboarding non ha saputo rispondere.',
      );
    this.known.delete(path);
    if (status === 404) return undefined;
    const access = body as Access;
    if (access.ente !== null) this.keep(path, access);
    return access;
  }

  private keep(path: string, access: Access): void {
    this.known.set(path, { at: this.elapsed(), accesso: access });
    for (const oldest of this.known.keys()) {
      if (this.known.size <= ENTRIES) break;
      this.known.delete(oldest);
    }
  }
}
