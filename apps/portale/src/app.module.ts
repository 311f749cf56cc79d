import { type DynamicModule, Module } from '@nestjs/common';
import { AuthModule, loadPrivateKey, ServiceTokens } from '@mypay/platform/auth';
import { type Logger, LogModule } from '@mypay/platform/log';
import { Accesses } from './access/accesses';
import { AccessTokens } from './access/access-tokens';
import type { PortaleEnv } from './config';
import { HealthController } from './health/health.controller';
import { ServiceHealth } from './health/service-health';
import { Day } from './status/day';
import { StatusController } from './status/status.controller';
import { CONFIG } from './tokens';
import { ServiceClient } from './upstream/service-client';
import { type Addresses, TurnAgent } from './upstream/turn-agent';

/** The addresses of each service, from the environment. */
export const addressesOf = (config: PortaleEnv): Addresses => ({
  onboarding: config.ONBOARDING_URLS,
  dovuti: config.DOVUTI_URLS,
  pagamenti: config.PAGAMENTI_URLS,
  pivot: config.PIVOT_URLS,
});

/** The one public origin: it owns access tokens, and no data. */
@Module({})
export class AppModule {
  static forRoot(config: PortaleEnv, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [LogModule.forRoot(log), AuthModule.forRoot(config, { trusts: [] })],
      controllers: [StatusController, HealthController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: TurnAgent, useFactory: () => new TurnAgent(addressesOf(config), config.CONNECT_TIMEOUT_MS) },
        {
          provide: AccessTokens,
          useFactory: () => new AccessTokens(loadPrivateKey(config.SERVICE_KEY_FILE), config.ACCESS_TOKEN_SECONDS),
        },
        {
          provide: ServiceClient,
          useFactory: (agent: TurnAgent, tokens: ServiceTokens) =>
            new ServiceClient(agent, tokens, config.UPSTREAM_TIMEOUT_MS),
          inject: [TurnAgent, ServiceTokens],
        },
        { provide: Accesses, useFactory: (services: ServiceClient) => new Accesses(services), inject: [ServiceClient] },
        {
          provide: ServiceHealth,
          useFactory: (services: ServiceClient) => new ServiceHealth(services, addressesOf(config)),
          inject: [ServiceClient],
        },
        {
          provide: Day,
          useFactory: (services: ServiceClient, health: ServiceHealth) => new Day(services, health, config.DEMO),
          inject: [ServiceClient, ServiceHealth],
        },
      ],
    };
  }
}
