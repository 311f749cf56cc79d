import { NotFoundException } from '@nestjs/common';
import type { ServiceTokens } from '@mypay/platform/auth';
import { ProblemError } from '@mypay/platform/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CitizenPermissions } from '../access/citizen-permissions';
import { callerAddress } from '../oauth2/caller-address';
import { mayGoOn } from '../oauth2/must-wait';
import type { RateLimit } from '../oauth2/rate-limit';
import type { ProofGate } from '../proof/proof-gate';
import { type Session, subjectOf } from '../sessions/session';
import { loginNeeded, sessionEnded, type SessionDoor } from '../sessions/session-door';
import { type CitizenRoute, readCitizenRoute, type Side } from './citizen-route';
import { type Forwarding, forwardBelow, type ForwardingDeps } from './forwarding';
import { sendProblem } from './send-problem';

export interface CitizenDoorsDeps extends ForwardingDeps {
  readonly door: SessionDoor;
  readonly permissions: CitizenPermissions;
  readonly serviceTokens: ServiceTokens;
  readonly gate: ProofGate;
  /** Requests a minute of one address to everything public. */
  readonly everything: RateLimit;
  /** Tries a minute to find a notice, of one address and of one session. */
  readonly searches: RateLimit;
}

const SAFE = ['GET', 'HEAD', 'OPTIONS'];
/** Where somebody who guesses would learn something, or leave something behind. */
const GUARDED = ['avvisi', 'spontanei', 'checkout', 'ricevute'];
/** Who only reads what is public has no session. */
const NOBODY = 'anonimo';

/** `/api/public/…` and `/api/cittadino/…`: whoever pays, before and after the login. */
export const citizenDoors = (deps: CitizenDoorsDeps) => async (scope: FastifyInstance) => {
  for (const side of ['public', 'cittadino'] as const)
    await scope.register((inner) =>
      forwardBelow(
        inner,
        deps,
        `/api/${side}`,
        (request, reply) => (side === 'public' ? ofAnybody(deps, request, reply) : ofCitizen(deps, request)),
        (error, _request, reply) => {
          if (error instanceof ProblemError && typeof error.more['riprovareTraSecondi'] === 'number')
            void reply.header('retry-after', error.more['riprovareTraSecondi']);
          return sendProblem(reply, error);
        },
      ),
    );
};

async function ofAnybody(deps: CitizenDoorsDeps, request: FastifyRequest, reply: FastifyReply): Promise<Forwarding> {
  const address = callerAddress(request.ip);
  mayGoOn(deps.everything.request(address));
  const route = routeOf('public', request);
  const changes = !SAFE.includes(request.method);
  const present = changes ? await deps.door.enterOrOpen(request, reply) : await deps.door.enter(request);
  const session = present?.session;
  if (isGuarded(route, changes)) {
    const tries = [address, ...(session ? [session.id] : [])];
    mayGoOn(Math.max(...tries.map((name) => deps.searches.request(name))));
    const proof = request.headers['x-prova'];
    await deps.gate.pass(tries, typeof proof === 'string' ? proof : undefined);
  }
  return onwards(deps, 'public', route, session, session?.person === undefined ? 'ANONIMO' : 'CITTADINO');
}

async function ofCitizen(deps: CitizenDoorsDeps, request: FastifyRequest): Promise<Forwarding> {
  const present = await deps.door.enter(request);
  if (!present) throw deps.door.hasCookie(request) ? sessionEnded() : loginNeeded();
  const { session } = present;
  if (!session.person) throw loginNeeded();
  if (session.person.codiceFiscale === null)
    throw new ProblemError(
      403,
      'PERMESSO_MANCANTE',
      'Il permesso necessario manca',
      'Chi ha fatto l’accesso non ha comunicato un codice fiscale: le posizioni personali non si possono cercare.',
    );
  return onwards(deps, 'cittadino', routeOf('cittadino', request), session, 'CITTADINO');
}

function routeOf(side: Side, request: FastifyRequest): CitizenRoute {
  const path = (request.raw.url ?? '').split('?')[0] ?? '';
  const route = readCitizenRoute(side, path.slice(`/api/${side}/`.length));
  if (!route) throw new NotFoundException('Percorso sconosciuto.');
  return route;
}

/** Whatever changes something there, and the search itself, whatever its method. */
const isGuarded = ({ collection, path }: CitizenRoute, changes: boolean): boolean =>
  GUARDED.includes(collection) && (changes || path === '/public/avvisi');

async function onwards(
  { serviceTokens, permissions }: CitizenDoorsDeps,
  side: Side,
  route: CitizenRoute,
  session: Session | undefined,
  role: 'ANONIMO' | 'CITTADINO',
): Promise<Forwarding> {
  return {
    servizio: route.servizio,
    path: route.path,
    prefix: [`/${side}/`, `/api/${side}/`],
    token: await serviceTokens.mint({
      audience: route.servizio,
      soggetto: session === undefined ? NOBODY : subjectOf(session),
      permessi: await permissions.of(role),
      codiceFiscale: session?.person?.codiceFiscale ?? undefined,
    }),
  };
}
