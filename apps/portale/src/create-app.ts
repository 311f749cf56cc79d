import { ServiceTokens } from '@mypay/platform/auth';
import { createHttpApp } from '@mypay/platform/http';
import type { Logger } from '@mypay/platform/log';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Accesses } from './access/accesses';
import { AccessTokens } from './access/access-tokens';
import { AppModule } from './app.module';
import type { PortaleEnv } from './config';
import { RateLimit } from './oauth2/rate-limit';
import { tokenEndpoint } from './oauth2/token-endpoint';
import { backOffice } from './proxy/back-office';
import { soapDoors } from './proxy/soap-doors';
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
  await fastify.register(
    tokenEndpoint({
      services: app.get(ServiceClient),
      tokens: app.get(AccessTokens),
      limit: new RateLimit(config.TOKEN_RATE),
      log,
    }),
  );
  await fastify.register(
    backOffice({
      agent: app.get(TurnAgent),
      accessTokens: app.get(AccessTokens),
      accesses: app.get(Accesses),
      serviceTokens: app.get(ServiceTokens),
      log,
      upstreamTimeoutMs: config.UPSTREAM_TIMEOUT_MS,
    }),
  );
  await fastify.register(soapDoors);
  await fastify.register(webFiles({ folder: config.WEB_DIR, checkout: config.CHECKOUT_URL }));
  return app;
}
