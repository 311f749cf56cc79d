import proxy from '@fastify/http-proxy';
import { NotFoundException } from '@nestjs/common';
import type { Logger } from '@mypay/platform/log';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import https from 'node:https';
import { PassThrough } from 'node:stream';
import { upstreamProblem } from '../upstream/problems';
import type { Service, TurnAgent } from '../upstream/turn-agent';

/** What was decided of a request before it goes on. */
export interface Forwarding {
  readonly servizio: Service;
  /** Path at the service; the query of the request goes along. */
  readonly path: string;
  readonly token: string;
  /** Prefix of the service's path and what it is called outside, for `Location`. */
  readonly prefix: readonly [dentro: string, fuori: string];
  /** Runs before a file goes out; what it throws goes out in its place. */
  readonly beforeFile?: () => Promise<void>;
}

export interface ForwardingDeps {
  readonly agent: TurnAgent;
  readonly log: Logger;
  readonly upstreamTimeoutMs: number;
}

/** What the proxy gives of a service's answer. */
interface Came {
  readonly headers: IncomingHttpHeaders;
  readonly stream: IncomingMessage;
}

/** Headers of ours or of a proxy: whoever sends them from outside speaks in somebody else's name. */
const STRIPPED =
  /^(authorization|proxy-authorization|cookie|forwarded|x-forwarded-.*|x-real-ip|x-mypay-.*|x-csrf-token|x-sfondo|x-prova|expect|host)$/;

/**
 * Registers everything below `prefix` as a way to the services: `decide` says of each request where it goes and with which
 * token, or throws; `refuse` answers what it throws.
 */
export async function forwardBelow(
  scope: FastifyInstance,
  deps: ForwardingDeps,
  prefix: string,
  decide: (request: FastifyRequest, reply: FastifyReply) => Promise<Forwarding>,
  refuse: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => FastifyReply,
): Promise<void> {
  const decided = new WeakMap<FastifyRequest, Forwarding>();
  scope.setErrorHandler<FastifyError>((error, request, reply) => refuse(error, request, reply));
  scope.addHook('preHandler', async (request, reply) => {
    decided.set(request, await decide(request, reply));
  });
  await scope.register(proxy, {
    upstream: '',
    prefix,
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
      return forward(deps, request, reply, forwarding, refuse);
    },
  });
}

function forward(
  deps: ForwardingDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  forwarding: Forwarding,
  refuse: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => FastifyReply,
): FastifyReply {
  if (request.body === request.raw) request.body = lent(request.raw);
  return reply.from(forwarding.path, {
    getUpstream: () => `http://${forwarding.servizio}`,
    retryDelay: () => null, // a request is sent once: whether to repeat is the caller's to say
    rewriteRequestHeaders: (_request, headers) => ({
      ...Object.fromEntries(Object.entries(headers).filter(([name]) => !STRIPPED.test(name))),
      host: forwarding.servizio,
      authorization: `Bearer ${forwarding.token}`,
      'x-forwarded-for': request.ip,
    }),
    rewriteHeaders: (headers) => outwards(headers, forwarding.prefix),
    onResponse: (_request, answer, came) => {
      const { headers, stream } = came as unknown as Came;
      const go = (): void => void answer.send(stream);
      if (!forwarding.beforeFile || headers['content-disposition'] === undefined) return go();
      forwarding.beforeFile().then(go, (error: unknown) => {
        stream.destroy();
        for (const name of Object.keys(headers)) answer.removeHeader(name);
        refuse(error as FastifyError, request, answer as FastifyReply);
      });
    },
    onError: (failed, { error }) => {
      deps.log.warn({ err: error, servizio: forwarding.servizio }, 'service did not answer');
      refuse(upstreamProblem(forwarding.servizio, error) as never, request, failed as FastifyReply);
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
function outwards(headers: Record<string, unknown>, [inside, outside]: Forwarding['prefix']): IncomingHttpHeaders {
  const {
    server: _server,
    'x-powered-by': _by,
    'x-correlation-id': _ours,
    'set-cookie': _cookie, // the one cookie is ours
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
