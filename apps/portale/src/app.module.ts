import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { SystemClock } from '@mypay/kernel';
import { AuthModule, loadPrivateKey, ServiceTokens } from '@mypay/platform/auth';
import { Database, WakeLoop } from '@mypay/platform/db';
import { useCase } from '@mypay/platform/http';
import { type Logger, LOGGER, LogModule, Metrics } from '@mypay/platform/log';
import { Accesses } from './access/accesses';
import { AccessRecord } from './access/access-record';
import { AccessTokens } from './access/access-tokens';
import { CitizenPermissions } from './access/citizen-permissions';
import { PersonAccesses } from './access/person-accesses';
import type { PortaleEnv } from './config';
import { HealthController } from './health/health.controller';
import { ServiceHealth } from './health/service-health';
import { Enter } from './login/enter';
import { LoginAttempts } from './login/login-attempts';
import { RateLimit } from './oauth2/rate-limit';
import { ProofGate } from './proof/proof-gate';
import { ProofOfWork } from './proof/proof-of-work';
import { sessionHousekeeping } from './sessions/housekeeping';
import { sessionMetrics } from './sessions/metrics';
import { SessionCookie } from './sessions/session-cookie';
import { SessionDoor } from './sessions/session-door';
import { SessionStore } from './sessions/session-store';
import { SessionViews } from './sessions/session-views';
import { SessionsController } from './sessions/sessions.controller';
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

/** Ten minutes: how long tries without a proof of work are remembered. */
const FREE_TRIES_WINDOW_MS = 600_000;

/** The one public origin: access tokens, sessions, and the ways to the services. */
@Module({})
export class AppModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(WakeLoop) private readonly housekeeping: WakeLoop,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(SessionStore) private readonly sessions: SessionStore,
  ) {}

  static forRoot(config: PortaleEnv, log: Logger): DynamicModule {
    const plainHttp = config.DEMO && config.PUBLIC_URL.startsWith('http:');
    return {
      module: AppModule,
      imports: [LogModule.forRoot(log), AuthModule.forRoot(config, { trusts: [] })],
      controllers: [StatusController, HealthController, SessionsController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Database, useFactory: () => connect(config) },
        { provide: WakeLoop, useFactory: (db: Database) => sessionHousekeeping(db, log), inject: [Database] },
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
        useCase(Accesses, ServiceClient),
        useCase(PersonAccesses, ServiceClient),
        useCase(CitizenPermissions, ServiceClient),
        useCase(SessionStore, Database),
        { provide: SessionCookie, useValue: new SessionCookie(plainHttp) },
        {
          provide: SessionDoor,
          useFactory: (store: SessionStore, cookie: SessionCookie) =>
            new SessionDoor(store, cookie, [new URL(config.PUBLIC_URL).origin], new RateLimit(config.SESSION_RATE)),
          inject: [SessionStore, SessionCookie],
        },
        {
          provide: SessionViews,
          useFactory: (accesses: PersonAccesses) => new SessionViews(accesses, config.DEMO),
          inject: [PersonAccesses],
        },
        useCase(LoginAttempts, Database),
        useCase(AccessRecord, ServiceClient, LOGGER),
        useCase(Enter, ServiceClient, PersonAccesses, SessionStore, LOGGER),
        {
          provide: ProofGate,
          useFactory: (db: Database) =>
            new ProofGate(
              new ProofOfWork(db, config.PROOF_KEY),
              new RateLimit(config.FREE_TRIES, undefined, FREE_TRIES_WINDOW_MS),
              new SystemClock(),
            ),
          inject: [Database],
        },
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

  onApplicationBootstrap(): void {
    sessionMetrics(this.metrics, this.sessions);
    this.housekeeping.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.housekeeping.stop();
    await this.db.close();
  }
}

const connect = (config: PortaleEnv): Promise<Database> =>
  Database.connect({
    url: config.DATABASE_URL,
    schema: config.DATABASE_SCHEMA,
    poolSize: config.DATABASE_POOL,
    applicationName: config.SERVICE_NAME,
  });
