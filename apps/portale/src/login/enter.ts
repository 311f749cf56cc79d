import type { Logger } from '@mypay/platform/log';
import type { PersonAccesses } from '../access/person-accesses';
import { isBackOffice, lifetimeOf, type Person, type Session, SESSIONS_AT_ONCE, subjectOf } from '../sessions/session';
import type { NewSession, SessionStore } from '../sessions/session-store';
import type { ServiceClient } from '../upstream/service-client';
import { type Identity, LoginRefused } from './identity-provider';

const CART_TIMEOUT_MS = 3_000;

/** A person enters: known to onboarding, with a session of their own in place of the one before. */
export class Enter {
  constructor(
    private readonly services: ServiceClient,
    private readonly accesses: PersonAccesses,
    private readonly sessions: SessionStore,
    private readonly log: Logger,
  ) {}

  /** @throws LoginRefused `errore` when onboarding does not take the person; ProblemError when it cannot be asked */
  async execute(identity: Identity, before: Session, userAgent: string | undefined): Promise<NewSession> {
    const person = await this.welcome(identity);
    this.accesses.forget(person.id); // the login ends what was done on an ente's behalf before
    const access = await this.accesses.of(person.id);
    const work = {
      ruoli: [...new Set(access?.enti.flatMap(({ ruoli }) => ruoli))],
      generali: access?.generali.permessi ?? [],
    };
    const opened = await this.sessions.open(lifetimeOf(work), userAgent, person);
    await this.sessions.end(before.id); // a new id at every login: one that somebody planted before is worth nothing
    if (isBackOffice(work)) await this.sessions.keepNewest(person.id, SESSIONS_AT_ONCE);
    if (before.person === undefined) await this.takeCartAlong(before, opened.session);
    this.log.info({ azione: 'LOGIN_OK', persona: person.id }, 'a person entered');
    return opened;
  }

  private async welcome(identity: Identity): Promise<Person> {
    const { status, body } = await this.services.ask('onboarding', 'POST', '/interno/persone/accesso', {
      body: identity,
    });
    if (status !== 200 && status !== 201) throw new LoginRefused('errore', new Error(`onboarding answered ${status}`));
    return body as Person;
  }

  /** What was in the cart before stays in it. Without dovuti the login goes on: the cart is still in its own place. */
  private async takeCartAlong(before: Session, now: Session): Promise<void> {
    const answer = await this.services
      .ask('dovuti', 'POST', '/interno/carrelli/unisci', {
        body: { da: subjectOf(before), a: subjectOf(now) },
        timeoutMs: CART_TIMEOUT_MS,
      })
      .catch((error: unknown) => {
        this.log.warn({ err: error }, 'the cart could not follow');
        return undefined;
      });
    if (answer !== undefined && answer.status >= 400 && answer.status !== 404)
      this.log.warn({ stato: answer.status }, 'the cart could not follow');
  }
}
