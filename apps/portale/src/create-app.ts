import { ServiceTokens } from '@mypay/platform/auth';
import { createHttpApp } from '@mypay/platform/http';
import type { Logger } from '@mypay/platform/log';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Accesses } from './access/accesses';
import { AccessRecord } from './access/access-record';
import { AccessTokens } from './access/access-tokens';
import { CitizenPermissions } from './access/citizen-permissions';
import { PersonAccesses } from './access/person-accesses';
import { AppModule } from './app.module';
import type { PortaleEnv } from './config';
import { Enter } from './login/enter';
import { IdentityProvider } from './login/identity-provider';
import { LoginAttempts } from './login/login-attempts';
import { loginEndpoints } from './login/login-endpoints';
import { RateLimit } from './oauth2/rate-limit';
import { tokenEndpoint } from './oauth2/token-endpoint';
import { ProofGate } from './proof/proof-gate';
import { backOffice } from './proxy/back-office';
import { citizenDoors } from './proxy/citizen-doors';
import { soapDoors } from './proxy/soap-doors';
import { SessionDoor } from './sessions/session-door';
import { SessionStore } from './sessions/session-store';
import { ServiceClient } from './upstream/service-client';
import { TurnAgent } from './upstream/turn-agent';
import { webFiles } from './web/web-files';

/** portale with its raw Fastify scopes: the token endpoint and the routes to the services, whose bodies stream through. */
export async function createPortale(config: PortaleEnv, log: Logger): Promise<NestFastifyApplication> {
  const app = await createHttpApp(AppModule.forRoot(config, log), {
    log,
    bodyParser: false,
    requestTimeoutMs: 900_000, // a big tracciato on a slow line
    trustProxy: config.TRUST_PROXY,
    headers: {
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'strict-transport-security': 'max-age=31536000',
    },
  });
  const fastify = app.getHttpAdapter().getInstance();
  const door = app.get(SessionDoor);
  const forwarding = { agent: app.get(TurnAgent), log, upstreamTimeoutMs: config.UPSTREAM_TIMEOUT_MS };
  const serviceTokens = app.get(ServiceTokens);
  await fastify.register(
    tokenEndpoint({
      services: app.get(ServiceClient),
      tokens: app.get(AccessTokens),
      limit: new RateLimit(config.TOKEN_RATE),
      log,
    }),
  );
  await fastify.register(
    loginEndpoints({
      provider: providerOf(config),
      attempts: app.get(LoginAttempts),
      enter: app.get(Enter),
      door,
      sessions: app.get(SessionStore),
      limit: new RateLimit(config.SESSION_RATE),
      publicUrl: config.PUBLIC_URL,
      record: app.get(AccessRecord),
      log,
    }),
  );
  await fastify.register(
    backOffice({
      ...forwarding,
      accessTokens: app.get(AccessTokens),
      accesses: app.get(Accesses),
      personAccesses: app.get(PersonAccesses),
      record: app.get(AccessRecord),
      door,
      serviceTokens,
    }),
  );
  await fastify.register(
    citizenDoors({
      ...forwarding,
      door,
      serviceTokens,
      permissions: app.get(CitizenPermissions),
      gate: app.get(ProofGate),
      everything: new RateLimit(config.PUBLIC_RATE),
      searches: new RateLimit(config.NOTICE_RATE),
    }),
  );
  await fastify.register(soapDoors);
  await fastify.register(webFiles({ folder: config.WEB_DIR, checkout: config.CHECKOUT_URL }));
  return app;
}

function providerOf(config: PortaleEnv): IdentityProvider | undefined {
  if (config.OIDC_ISSUER === undefined || config.OIDC_CLIENT_SECRET === undefined) return undefined;
  return new IdentityProvider({
    issuer: config.OIDC_ISSUER,
    internalUrl: config.OIDC_INTERNAL_URL,
    clientId: config.OIDC_CLIENT_ID,
    clientSecret: config.OIDC_CLIENT_SECRET,
    levels: config.OIDC_ACR,
    redirectUri: `${config.PUBLIC_URL}/accesso/ritorno`,
    plainHttp: config.DEMO,
  });
}
