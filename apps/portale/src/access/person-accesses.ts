import type { ServiceClient } from '../upstream/service-client';
import { FreshAnswers } from './fresh-answers';

/** What a person may do on one ente. `limiti`: tipi dovuto of the permissions that are not for all of them. */
export interface EnteAssignment {
  readonly codiceIpa: string;
  readonly codiceFiscale: string;
  readonly denominazione: string;
  readonly stato: string;
  readonly ruoli: readonly string[];
  readonly permessi: readonly string[];
  readonly limiti: Readonly<Record<string, readonly string[]>>;
  /** The person acts on its behalf, for a reason and until then. Source: roles.md R4. */
  readonly perConto?: { readonly motivo: string; readonly fino: string } | null;
}

/** All that a person may do. */
export interface PersonAccess {
  /** Outside any ente. */
  readonly generali: { readonly permessi: readonly string[] };
  readonly enti: readonly EnteAssignment[];
  /** There are more enti than are listed. */
  readonly altriEnti: boolean;
}

/** Assignments of persons as onboarding knows them: a revocation is felt within seconds, and always within a minute. */
export class PersonAccesses {
  private readonly everywhere: FreshAnswers<PersonAccess>;
  private readonly onEnte: FreshAnswers<{ readonly ente: EnteAssignment | null }>;

  constructor(services: ServiceClient, elapsed?: () => number) {
    this.everywhere = new FreshAnswers(services, () => true, elapsed);
    this.onEnte = new FreshAnswers(services, ({ ente }) => ente !== null, elapsed);
  }

  /** undefined: the person is no more. @throws ProblemError when onboarding cannot tell */
  of(personId: string): Promise<PersonAccess | undefined> {
    return this.everywhere.of(`/interno/persone/${encodeURIComponent(personId)}/accessi`);
  }

  /** undefined: nothing that they may do there, or no such ente: both look alike. @throws ProblemError when onboarding cannot tell */
  async on(personId: string, codiceIpa: string): Promise<EnteAssignment | undefined> {
    const path = `/interno/persone/${encodeURIComponent(personId)}/accessi/${encodeURIComponent(codiceIpa)}`;
    return (await this.onEnte.of(path))?.ente ?? undefined;
  }

  /** Somebody's assignments have just changed here: the next question of anybody goes to onboarding. */
  forgetAll(): void {
    this.everywhere.forgetAll();
    this.onEnte.forgetAll();
  }

  /** What a person may do has just changed by their own doing: the next question goes to onboarding. */
  forget(personId: string): void {
    const path = `/interno/persone/${encodeURIComponent(personId)}/accessi`;
    this.everywhere.forget(path);
    this.onEnte.forget(path);
  }
}
