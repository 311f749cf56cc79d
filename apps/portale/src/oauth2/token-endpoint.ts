import { ProblemError } from '@mypay/platform/http';
import type { Logger } from '@mypay/platform/log';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccessTokens } from '../access/access-tokens';
import { sendProblem } from '../proxy/send-problem';
import type { ServiceClient } from '../upstream/service-client';
import { credentialsOf, OAuth2Error, parametersOf } from './credentials';
import type { RateLimit } from './rate-limit';

const BODY_LIMIT = 16_384;

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
  refuseIfMustWait(limit.request(request.ip));
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
  refuseIfMustWait(limit.waitOf(request.ip, clientId));

  const { status, body } = await services.ask('onboarding', 'POST', '/interno/clients/verifica', {
    body: { clientId: clientId.slice(0, 200), clientSecret: clientSecret.slice(0, 200) },
  });
  if (status !== 200 || (body as { valido?: unknown } | undefined)?.valido !== true) {
    const falliti = limit.failed(request.ip, clientId);
    log.warn({ azione: 'ACCESSO_NEGATO', client: clientId.slice(0, 80), falliti }, 'token refused');
    throw new OAuth2Error('invalid_client', 'Client sconosciuto o segreto errato.');
  }
  limit.succeeded(request.ip, clientId);
  return reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' }).send({
    access_token: await tokens.issue(clientId),
    token_type: 'Bearer',
    expires_in: tokens.seconds,
  });
}

function refuseIfMustWait(seconds: number): void {
  if (seconds > 0)
    throw new ProblemError(429, 'TROPPE_RICHIESTE', 'Troppe richieste', `Riprovare tra ${seconds} secondi.`, {
      riprovareTraSecondi: seconds,
    });
}

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
