import proxy from '@fastify/http-proxy';
import { NotFoundException, UnauthorizedException } from '@nestjs/common';
import type { ServiceTokens } from '@mypay/platform/auth';
import type { Logger } from '@mypay/platform/log';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import https from 'node:https';
import { PassThrough } from 'node:stream';
import type { Accesses } from '../access/accesses';
import type { AccessTokens } from '../access/access-tokens';
import { upstreamProblem } from '../upstream/problems';
import type { Service, TurnAgent } from '../upstream/turn-agent';
import { readRoute } from './route';
import { sendProblem } from './send-problem';

export interface BackOfficeDeps {
  readonly agent: TurnAgent;
  readonly accessTokens: AccessTokens;
  readonly accesses: Accesses;
  readonly serviceTokens: ServiceTokens;
  readonly log: Logger;
  readonly upstreamTimeoutMs: number;
}

/** What was decided of a request before it goes on. */
interface Forwarding {
  readonly servizio: Service;
  readonly percorso: string;
  readonly token: string;
  /** Prefix of the service's path and what it is called outside, for `Location`. */
  readonly prefisso: readonly [dentro: string, fuori: string];
}

const PREFIX = '/api/bo';

/** Headers of ours or of a proxy: whoever sends them from outside speaks in somebody else's name. */
const STRIPPED =
  /^(authorization|proxy-authorization|cookie|forwarded|x-forwarded-.*|x-real-ip|x-mypay-.*|expect|host)$/;

/** `/api/bo/…`: checks the token, resolves the ente, and hands the request to its service with a token of at most 60 s. */
export const backOffice = (deps: BackOfficeDeps) => async (scope: FastifyInstance) => {
  const decided = new WeakMap<FastifyRequest, Forwarding>();
  scope.setErrorHandler((error, request, reply) => {
    if (error instanceof UnauthorizedException) void reply.header('www-authenticate', 'Bearer realm="portale"');
    return sendProblem(reply, error);
  });
  scope.addHook('preHandler', async (request) => {
    decided.set(request, await decide(deps, request));
  });
  await scope.register(proxy, {
    upstream: '',
    prefix: PREFIX,
    disableCache: true,
    http: {
      agents: { 'http:': deps.agent, 'https:': new https.Agent() },
      requestOptions: { timeout: deps.upstreamTimeoutMs },
    },
    internalRewriteLocationHeader: false,
    replyOptions: { getUpstream: () => 'http://nowhere' },
    handler: (request, reply) => {
      const forwarding = decided.get(request);
      if (!forwarding) throw new NotFoundException('Percorso sconosciuto.');
      return forward(deps, request, reply, forwarding);
    },
  });
};

async function decide(deps: BackOfficeDeps, request: FastifyRequest): Promise<Forwarding> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const clientId = bearer === undefined ? undefined : await deps.accessTokens.verify(bearer);
  if (clientId === undefined) throw new UnauthorizedException('Il token di accesso manca, è scaduto o non è valido.');
  const path = (request.raw.url ?? '').split('?')[0] ?? '';
  const route = readRoute(path.slice(PREFIX.length + 1));
  if (!route) throw new NotFoundException('Percorso sconosciuto.');

  const access = await deps.accesses.of(clientId, route.codiceIpa);
  if (!access) throw new UnauthorizedException('Il client non è più attivo.');
  // Outside an ente's path a client of one ente still speaks for its own alone: the token says so.
  const ente = (route.codiceIpa === undefined ? access.ambito : access.ente) ?? undefined;
  if (route.codiceIpa !== undefined && ente === undefined) {
    deps.log.warn({ azione: 'ACCESSO_NEGATO', client: clientId, codiceIpa: route.codiceIpa }, 'wrong ente');
    throw new NotFoundException('Ente non trovato.');
  }
  return {
    servizio: route.servizio,
    percorso: route.percorso.replace('{ente}', ente ?? ''),
    prefisso:
      route.codiceIpa === undefined ? ['/', `${PREFIX}/`] : [`/enti/${ente}`, `${PREFIX}/enti/${route.codiceIpa}`],
    token: await deps.serviceTokens.mint({
      audience: route.servizio,
      soggetto: clientId,
      ente,
      permessi: access.permessi,
    }),
  };
}

function forward(
  deps: BackOfficeDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  forwarding: Forwarding,
): FastifyReply {
  if (request.body === request.raw) request.body = lent(request.raw);
  return reply.from(forwarding.percorso, {
    getUpstream: () => `http://${forwarding.servizio}`,
    retryDelay: () => null, // a request is sent once: whether to repeat is the caller's to say
    rewriteRequestHeaders: (_request, headers) => ({
      ...Object.fromEntries(Object.entries(headers).filter(([name]) => !STRIPPED.test(name))),
      host: forwarding.servizio,
      authorization: `Bearer ${forwarding.token}`,
      'x-forwarded-for': request.ip,
    }),
    rewriteHeaders: (headers) => outwards(headers, forwarding.prefisso),
    onError: (failed, { error }) => {
      deps.log.warn({ err: error, servizio: forwarding.servizio }, 'service did not answer');
      sendProblem(failed as FastifyReply, upstreamProblem(forwarding.servizio, error));
    },
  }) as FastifyReply;
}

/**
 * The body as it comes, lent to the service: one that answers or breaks off before the end closes the loan, not the caller's
 * connection, on which the answer is still to go out.
 */
function lent(body: IncomingMessage): PassThrough {
  const loan = body.pipe(new PassThrough());
  body.once('close', () => {
    if (!body.complete) loan.destroy(); // the caller is gone: the service shall not take half a body for a whole one
  });
  return loan;
}

/** Answers leave without what tells of the inside. */
function outwards(headers: Record<string, unknown>, [inside, outside]: Forwarding['prefisso']): IncomingHttpHeaders {
  const {
    server: _server,
    'x-powered-by': _by,
    'x-correlation-id': _ours,
    connection: _theirs, // of the connection to the service, not of the caller's
    'keep-alive': _alive,
    location,
    ...rest
  } = headers;
  return {
    ...(rest as IncomingHttpHeaders),
    'cache-control': 'no-store',
    ...(typeof location === 'string'
      ? { location: location.startsWith(inside) ? outside + location.slice(inside.length) : location }
      : {}),
  };
}
