import { ProblemError } from '@mypay/platform/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerAddress } from '../oauth2/caller-address';
import { mayGoOn } from '../oauth2/must-wait';
import type { RateLimit } from '../oauth2/rate-limit';
import { ANONYMOUS, type Session } from './session';
import type { SessionCookie } from './session-cookie';
import type { SessionStore } from './session-store';
import { isCsrfOf } from './session-token';
import { isSameOrigin } from './same-origin';

const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** A session and the token by which its browser proves it. */
export interface Present {
  readonly session: Session;
  readonly token: string;
}

/** What a request's cookie is worth: whose session, and whether this request may act in its name. */
export class SessionDoor {
  constructor(
    private readonly store: SessionStore,
    readonly cookie: SessionCookie,
    /** Origins under which this installation is known. */
    private readonly origins: readonly string[],
    /** Sessions that one address may open in a minute without entering. */
    private readonly openings: RateLimit,
  ) {}

  /** Whether a cookie of ours came, live or not. */
  hasCookie(request: FastifyRequest): boolean {
    return this.cookie.read(request.headers) !== undefined;
  }

  /** The live session of the request as it is: nothing is done in its name. */
  async look(request: FastifyRequest): Promise<Present | undefined> {
    const token = this.cookie.read(request.headers);
    const session = token === undefined ? undefined : await this.store.find(token);
    return token === undefined || session === undefined ? undefined : { session, token };
  }

  /**
   * The live session of the request, prolonged by it unless the page asks by itself (`x-sfondo`).
   * @throws ProblemError 403 CSRF_NON_VALIDO when it would change something and does not prove that a page of ours sent it
   */
  async enter(request: FastifyRequest): Promise<Present | undefined> {
    const present = await this.look(request);
    if (!present) return undefined;
    this.refuseForeign(request, present.token);
    if (request.headers['x-sfondo'] !== undefined) return present;
    const session = await this.store.prolong(present.session);
    return session && { ...present, session };
  }

  /** The session of the request, or a new one of somebody who has not entered, whose cookie goes with the answer. */
  async enterOrOpen(request: FastifyRequest, reply: FastifyReply): Promise<Present> {
    const present = await this.enter(request);
    if (present) return present;
    if (!SAFE.includes(request.method)) this.refuseForeignOrigin(request);
    mayGoOn(this.openings.request(callerAddress(request.ip)));
    const opened = await this.store.open(ANONYMOUS, request.headers['user-agent']);
    void reply.header('set-cookie', this.cookie.set(opened.token));
    return opened;
  }

  /** @throws ProblemError 403 unless a page of ours sent this, with the session's CSRF header where it changes something */
  private refuseForeign(request: FastifyRequest, token: string): void {
    if (SAFE.includes(request.method)) return;
    this.refuseForeignOrigin(request);
    const header = request.headers['x-csrf-token'];
    if (!isCsrfOf(token, typeof header === 'string' ? header : undefined))
      throw csrfProblem('Manca l’intestazione x-csrf-token della sessione: leggerla da /api/sessione e ripetere.');
  }

  private refuseForeignOrigin({ headers, protocol, host }: FastifyRequest): void {
    if (!isSameOrigin(headers, [...this.origins, `${protocol}://${host}`]))
      throw csrfProblem('La richiesta non viene da una pagina di questo portale.');
  }
}

const csrfProblem = (detail: string): ProblemError =>
  new ProblemError(403, 'CSRF_NON_VALIDO', 'La richiesta non è di una pagina del portale', detail);

/** The cookie names a session that is no more: who works in the browser must enter again. */
export const sessionEnded = (): ProblemError =>
  new ProblemError(
    401,
    'SESSIONE_SCADUTA',
    'La sessione è finita',
    'La sessione è scaduta o è stata chiusa: accedere di nuovo.',
  );

/** Nobody has entered. */
export const loginNeeded = (): ProblemError =>
  new ProblemError(401, 'ACCESSO_NECESSARIO', 'Bisogna accedere', 'Per questa pagina bisogna accedere con SPID o CIE.');
