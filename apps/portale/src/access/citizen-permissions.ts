import type { ServiceClient } from '../upstream/service-client';
import { FreshAnswers } from './fresh-answers';

type CitizenRole = 'ANONIMO' | 'CITTADINO';
type Permissions = Readonly<Record<CitizenRole, readonly string[]>>;

/** Permissions of whoever pays, entered or not, as onboarding's matrix has them (roles.md §3.1). */
export class CitizenPermissions {
  private readonly answers: FreshAnswers<Permissions>;
  /** They are the same for everybody and change with a release: what was heard once holds while onboarding is down. */
  private last: Permissions | undefined;

  constructor(services: ServiceClient, elapsed?: () => number) {
    this.answers = new FreshAnswers(services, () => true, elapsed);
  }

  /** @throws ProblemError when onboarding cannot tell and never could */
  async of(role: CitizenRole): Promise<readonly string[]> {
    try {
      this.last = (await this.answers.of('/interno/permessi')) ?? this.last;
    } catch (error) {
      if (this.last === undefined) throw error;
    }
    return this.last?.[role] ?? [];
  }
}
