import { NotFoundException, UnauthorizedException } from '@nestjs/common';
import type { Limiti, ServiceTokens } from '@mypay/platform/auth';
import { ProblemError } from '@mypay/platform/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Accesses } from '../access/accesses';
import type { AccessRecord } from '../access/access-record';
import type { AccessTokens } from '../access/access-tokens';
import type { PersonAccesses } from '../access/person-accesses';
import type { Person, Session } from '../sessions/session';
import { loginNeeded, sessionEnded, type SessionDoor } from '../sessions/session-door';
import { type Forwarding, forwardBelow, type ForwardingDeps } from './forwarding';
import { readRoute } from './route';
import { sendProblem } from './send-problem';
import { checkFresh, isDangerous } from './step-up';

export interface BackOfficeDeps extends ForwardingDeps {
  readonly accessTokens: AccessTokens;
  readonly accesses: Accesses;
  readonly personAccesses: PersonAccesses;
  readonly door: SessionDoor;
  readonly record: AccessRecord;
  readonly serviceTokens: ServiceTokens;
}

const PREFIX = '/api/bo';

/** What is begun, given and taken away here changes what somebody may do with the next click (roles.md S8). */
const CHANGES_ACCESS = /^\/(?:enti\/\{ente\}\/)?(?:assegnazioni|operatori|per-conto|clients)(?:\/|$)/;

/** Of the register's column, in characters. */
const DETAIL = 400;

/** What somebody may do on the path that they ask. */
interface Grant {
  readonly soggetto: string;
  readonly ente: string | undefined;
  readonly permessi: readonly string[];
  readonly limiti?: Limiti;
  /** The reason for which a person acts on the ente's behalf. */
  readonly perConto?: string | undefined;
}

/** Who asks: a client by its access token, or a person by the session of their browser. */
type Asker = { readonly clientId: string } | { readonly person: Person; readonly session: Session };

/** `/api/bo/…`: finds who asks, resolves the ente, and hands the request to its service with a token of at most 60 s. */
export const backOffice = (deps: BackOfficeDeps) => (scope: FastifyInstance) =>
  forwardBelow(
    scope,
    deps,
    PREFIX,
    (request, reply) => decide(deps, request, reply),
    (error, request, reply) => {
      const of401 = error instanceof UnauthorizedException && !deps.door.hasCookie(request);
      if (of401) void reply.header('www-authenticate', 'Bearer realm="portale"');
      return sendProblem(reply, error);
    },
  );

async function decide(deps: BackOfficeDeps, request: FastifyRequest, reply: FastifyReply): Promise<Forwarding> {
  const asker = await askerOf(deps, request);
  const path = (request.raw.url ?? '').split('?')[0] ?? '';
  const route = readRoute(path.slice(PREFIX.length + 1));
  if (!route) throw new NotFoundException('Percorso sconosciuto.');

  const grant =
    'clientId' in asker
      ? await ofClient(deps, asker.clientId, route.codiceIpa)
      : await ofPerson(deps, asker.person, route.codiceIpa);
  if (route.codiceIpa !== undefined && grant.ente === undefined) {
    deps.log.warn({ azione: 'ACCESSO_NEGATO', soggetto: grant.soggetto, codiceIpa: route.codiceIpa }, 'wrong ente');
    deps.record.tell({ azione: 'ACCESSO_NEGATO', attore: grant.soggetto, codiceIpa: route.codiceIpa });
    throw new NotFoundException('Ente non trovato.');
  }
  if ('session' in asker && isDangerous(request.method, route)) checkFresh(asker.session);
  if (CHANGES_ACCESS.test(route.path) && request.method !== 'GET')
    reply.raw.once('finish', () => {
      deps.personAccesses.forgetAll();
      deps.accesses.forgetAll();
    });
  return {
    servizio: route.servizio,
    path: route.path.replace('{ente}', grant.ente ?? ''),
    prefix:
      route.codiceIpa === undefined
        ? ['/', `${PREFIX}/`]
        : [`/enti/${grant.ente}`, `${PREFIX}/enti/${route.codiceIpa}`],
    token: await deps.serviceTokens.mint({
      audience: route.servizio,
      ...grant,
      perConto: grant.perConto !== undefined,
    }),
    beforeFile: () =>
      deps.record.keep({
        azione: 'EXPORT_DOWNLOAD',
        attore: grant.soggetto,
        dettaglio: `${route.servizio} ${route.path.replace('/enti/{ente}', '')}`.slice(0, DETAIL),
        ...(route.codiceIpa === undefined ? {} : { codiceIpa: route.codiceIpa }),
        ...(grant.perConto === undefined ? {} : { perConto: grant.perConto }),
      }),
  };
}

/** An access token goes before a cookie: who brings one is a program, and no other site can make a browser bring it. */
async function askerOf(deps: BackOfficeDeps, request: FastifyRequest): Promise<Asker> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer === undefined && deps.door.hasCookie(request)) {
    const present = await deps.door.enter(request);
    if (!present) throw sessionEnded();
    if (!present.session.person) throw loginNeeded();
    return { person: present.session.person, session: present.session };
  }
  const clientId = bearer === undefined ? undefined : await deps.accessTokens.verify(bearer);
  if (clientId === undefined) throw new UnauthorizedException('Il token di accesso manca, è scaduto o non è valido.');
  return { clientId };
}

async function ofClient(deps: BackOfficeDeps, clientId: string, codiceIpa: string | undefined): Promise<Grant> {
  const access = await deps.accesses.of(clientId, codiceIpa);
  if (!access) throw new UnauthorizedException('Il client non è più attivo.');
  // Outside an ente's path a client of one ente still speaks for its own alone: the token says so.
  const ente = (codiceIpa === undefined ? access.ambito : access.ente) ?? undefined;
  return { soggetto: clientId, ente, permessi: access.permessi };
}

async function ofPerson(deps: BackOfficeDeps, person: Person, codiceIpa: string | undefined): Promise<Grant> {
  const { id, soggetto } = person;
  if (codiceIpa !== undefined) {
    const on = await deps.personAccesses.on(id, codiceIpa);
    if (!on) return { soggetto, ente: undefined, permessi: [] };
    const { codiceFiscale, permessi, limiti, perConto } = on;
    return { soggetto, ente: codiceFiscale, permessi, limiti, perConto: perConto?.motivo };
  }
  const permessi = (await deps.personAccesses.of(id))?.generali.permessi ?? [];
  if (permessi.length === 0)
    throw new ProblemError(
      403,
      'PERMESSO_MANCANTE',
      'Il permesso necessario manca',
      'Per questa persona non c’è nulla fuori da un ente: nessuno le ha dato un ruolo.',
    );
  return { soggetto, ente: undefined, permessi };
}
