import { ProblemError } from '@mypay/platform/http';
import { correlationId, type Logger } from '@mypay/platform/log';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessRecord } from '../access/access-record';
import { callerAddress } from '../oauth2/caller-address';
import { mayGoOn } from '../oauth2/must-wait';
import type { RateLimit } from '../oauth2/rate-limit';
import { sendProblem } from '../proxy/send-problem';
import type { SessionDoor } from '../sessions/session-door';
import type { SessionStore } from '../sessions/session-store';
import type { Enter } from './enter';
import { type IdentityProvider, LoginRefused, type LoginRefusal } from './identity-provider';
import type { LoginAttempts } from './login-attempts';
import { returnPath } from './return-path';

const FORM_LIMIT = 4_096;

export interface LoginDeps {
  /** Absent in an installation without a provider. */
  readonly provider: IdentityProvider | undefined;
  readonly attempts: LoginAttempts;
  readonly enter: Enter;
  readonly door: SessionDoor;
  readonly sessions: SessionStore;
  readonly limit: RateLimit;
  readonly publicUrl: string;
  readonly record: AccessRecord;
  readonly log: Logger;
}

/** `/accesso/avvio`, `/accesso/ritorno`, `/accesso/uscita`: doors that a person's browser goes through, never a script. */
export const loginEndpoints =
  (deps: LoginDeps) =>
  (scope: FastifyInstance, _options: object, done: () => void): void => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: FORM_LIMIT }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.setErrorHandler((error, request, reply) => answerRefusal(deps, error, request, reply));
    scope.get('/accesso/avvio', (request, reply) => begin(deps, request, reply));
    scope.get('/accesso/ritorno', (request, reply) => comeBack(deps, request, reply));
    scope.post('/accesso/uscita', (request, reply) => leave(deps, request, reply));
    done();
  };

async function begin(deps: LoginDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { provider, attempts, door, limit, publicUrl } = deps;
  mayGoOn(limit.request(callerAddress(request.ip)));
  if (!provider) throw new LoginRefused('non_attivo');
  // The provider sends the browser back to our one name: the cookie must be of that name, too.
  if (request.hostname !== new URL(publicUrl).hostname) return reply.redirect(`${publicUrl}${request.raw.url ?? ''}`);
  const { idp, ritorno } = request.query as Record<string, unknown>;
  const { url, ...attempt } = await provider.start(idp === 'cie' ? 'cie' : 'spid');
  const { session } = await door.enterOrOpen(request, reply);
  await attempts.begin(attempt, session.id, returnPath(typeof ritorno === 'string' ? ritorno : undefined));
  return reply.redirect(url);
}

async function comeBack(deps: LoginDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { provider, attempts, enter, door, limit } = deps;
  mayGoOn(limit.request(callerAddress(request.ip)));
  if (!provider) throw new LoginRefused('non_attivo');
  const { state } = request.query as Record<string, unknown>;
  const present = await door.look(request);
  const attempt =
    present === undefined || typeof state !== 'string' ? undefined : await attempts.take(state, present.session.id);
  if (present === undefined || attempt === undefined) throw new LoginRefused('scaduto');
  const identity = await provider.finish((request.raw.url ?? '').replace(/^[^?]*/, ''), attempt);
  const opened = await enter.execute(identity, present.session, request.headers['user-agent']);
  return reply.header('set-cookie', door.cookie.set(opened.token)).redirect(attempt.ritorno);
}

/** Ends our session always; and the provider's, when it keeps one. A plain form does, with the field `csrf`. */
async function leave(deps: LoginDeps, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { door, sessions, provider, publicUrl, record, log } = deps;
  const field = new URLSearchParams(typeof request.body === 'string' ? request.body : '').get('csrf');
  if (field !== null) request.headers['x-csrf-token'] ??= field;
  const present = await door.enter(request);
  if (present) await sessions.end(present.session.id);
  if (present?.session.person) record.tell({ azione: 'LOGOUT', attore: present.session.person.soggetto });
  const elsewhere =
    present?.session.person === undefined
      ? undefined
      : await provider?.endSessionUrl(`${publicUrl}/`).catch((error: unknown) => {
          log.warn({ err: error }, 'the provider cannot be asked to end its session');
          return undefined;
        });
  return reply.header('set-cookie', door.cookie.clear()).redirect(elsewhere ?? '/', 303);
}

/** A person sees a page with the reason and what to do, never the words of a protocol. */
function answerRefusal(
  { log, record }: LoginDeps,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (request.method !== 'GET') return sendProblem(reply, error);
  const reason: LoginRefusal = error instanceof LoginRefused ? error.reason : 'errore';
  const expected = error instanceof LoginRefused || error instanceof ProblemError;
  log[expected ? 'warn' : 'error']({ azione: 'LOGIN_NEGATO', motivo: reason, err: error }, 'nobody entered');
  // Who comes too often fills no register.
  const isTooOften = error instanceof ProblemError && error.status === 429;
  if (reason !== 'non_attivo' && !isTooOften) record.tell({ azione: 'LOGIN_KO', attore: 'anonimo', dettaglio: reason });
  const query = new URLSearchParams({ motivo: reason, correlationId: correlationId() });
  return reply.redirect(`/accesso-negato?${query.toString()}`);
}
