import { ProblemError } from '@mypay/platform/http';
import type { Logger } from '@mypay/platform/log';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessTokens } from '../access/access-tokens';
import { sendProblem } from '../proxy/send-problem';
import type { ServiceClient } from '../upstream/service-client';
import { credentialsOf, OAuth2Error, parametersOf } from './credentials';
import { callerAddress } from './caller-address';
import { mustWait } from './must-wait';
import type { RateLimit } from './rate-limit';

const BODY_LIMIT = 16_384;
/** Whoever asks for a token does not wait longer for a database that stands still. */
const ANSWER_MS = 10_000;

/** As onboarding names clients. */
const CLIENT_ID = /^[A-Za-z0-9._-]{3,80}$/;

export interface TokenEndpointDeps {
  readonly services: ServiceClient;
  readonly tokens: AccessTokens;
  readonly limit: RateLimit;
  readonly log: Logger;
}

/** `POST /oauth2/token`, grant client_credentials, in a scope of its own: only here are small bodies read as text. */
export const tokenEndpoint =
  (deps: TokenEndpointDeps) =>
  (scope: FastifyInstance, _options: object, done: () => void): void => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: BODY_LIMIT }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.setErrorHandler((error, request, reply) => answerError(error, request, reply));
    scope.post('/oauth2/token', (request, reply) => issue(deps, request, reply));
    done();
  };

async function issue(
  { services, tokens, limit, log }: TokenEndpointDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const wait = limit.request(callerAddress(request.ip));
  if (wait > 0) throw mustWait(wait);
  const parameters = parametersOf(
    request.headers['content-type'],
    typeof request.body === 'string' ? request.body : '',
  );
  if (!parameters['grant_type']) throw new OAuth2Error('invalid_request', 'Manca grant_type.');
  if (parameters['grant_type'] !== 'client_credentials')
    throw new OAuth2Error('unsupported_grant_type', 'È ammesso solo client_credentials.');
  if (parameters['scope'])
    throw new OAuth2Error('invalid_scope', 'I permessi sono quelli del client: scope non si usa.');
  const { clientId, clientSecret } = credentialsOf(request.headers.authorization, parameters);
  const guess = await limit
    .guess(callerAddress(request.ip), clientId.slice(0, 80), () => isRight(services, clientId, clientSecret))
    .catch((error: unknown) => {
      limit.forgive(callerAddress(request.ip));
      log.warn({ err: error }, 'credentials could not be checked');
      throw cannotTell();
    });
  if ('wait' in guess) throw mustWait(guess.wait);
  if (!guess.right) {
    log.warn({ azione: 'ACCESSO_NEGATO', client: clientId.slice(0, 80), falliti: guess.failures }, 'token refused');
    throw new OAuth2Error('invalid_client', 'Client sconosciuto o segreto errato.');
  }
  return reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' }).send({
    access_token: await tokens.issue(clientId),
    token_type: 'Bearer',
    expires_in: tokens.seconds,
  });
}

/** Asks onboarding. What cannot be the name of a client or a secret is not asked. @throws when onboarding cannot tell */
async function isRight(services: ServiceClient, clientId: string, clientSecret: string): Promise<boolean> {
  if (!CLIENT_ID.test(clientId) || clientSecret.length > 200) return false;
  const { status, body } = await services.ask('onboarding', 'POST', '/interno/clients/verifica', {
    timeoutMs: ANSWER_MS,
    body: { clientId, clientSecret },
  });
  if (status === 400) return false; // not even the form of credentials
  const valid = (body as { valido?: unknown } | undefined)?.valido;
  if (status !== 200 || typeof valid !== 'boolean') throw new Error(`onboarding answered ${status}`);
  return valid;
}

/** Nothing was decided and nothing counted: asking again is safe, whatever kept onboarding from answering. */
const cannotTell = (): ProblemError =>
  new ProblemError(
    503,
    'NON_DISPONIBILE',
    'Il servizio non è disponibile ora: riprovare',
    'Le credenziali non si possono verificare in questo momento: riprovare tra poco.',
    { riprovareTraSecondi: 2 },
  );

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!(error instanceof OAuth2Error)) {
    if (error instanceof ProblemError && typeof error.more['riprovareTraSecondi'] === 'number')
      void reply.header('retry-after', error.more['riprovareTraSecondi']);
    return sendProblem(reply, error);
  }
  const unauthorized = error.error === 'invalid_client';
  if (unauthorized && request.headers.authorization !== undefined)
    void reply.header('www-authenticate', 'Basic realm="portale", charset="UTF-8"');
  return reply
    .status(unauthorized ? 401 : 400)
    .headers({ 'cache-control': 'no-store', pragma: 'no-cache' })
    .send({ error: error.error, error_description: error.description });
}
