import { type DynamicModule, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { type Clock, SystemClock } from '@mypay/kernel';
import {
  Access,
  ChangeEnte,
  ConfigureEnte,
  CreateEnte,
  ManageClients,
  ManageStazioni,
  type OnboardingUnitOfWork,
  PutTipoDovuto,
} from '@mypay/onboarding-core';
import { AuthModule } from '@mypay/platform/auth';
import { Database, DbModule, PgUnitOfWork } from '@mypay/platform/db';
import { EventsHealth, EventsModule } from '@mypay/platform/events';
import { HealthModule } from '@mypay/platform/health';
import { provideErrorMap } from '@mypay/platform/http';
import { JobRunner, JobsModule } from '@mypay/platform/jobs';
import { type Logger, LogModule } from '@mypay/platform/log';
import { bootstrapClient } from './bootstrap';
import type { OnboardingEnv } from './config';
import { ClientsController, EnteClientsController } from './inbound/http/clients.controller';
import { EntiController } from './inbound/http/enti.controller';
import { ONBOARDING_ERRORS } from './inbound/http/errors';
import { InternoController } from './inbound/http/interno.controller';
import { StazioniController } from './inbound/http/stazioni.controller';
import { TipiDovutoController } from './inbound/http/tipi-dovuto.controller';
import { ENTITIES } from './outbound/persistence/entities';
import { EnteQueries } from './outbound/persistence/ente-queries';
import { PgClients } from './outbound/persistence/pg-clients';
import { PgElencoEnti } from './outbound/persistence/pg-elenco-enti';
import { PgStazioni } from './outbound/persistence/pg-stazioni';
import { storesOf } from './outbound/persistence/stores';
import { ScryptSegreti } from './outbound/scrypt-segreti';

const CLOCK = Symbol('Clock');
const UNIT_OF_WORK = Symbol('UnitOfWork');
const SEGRETI = Symbol('Segreti');
const BOOTSTRAP = Symbol('Bootstrap');

/** Binds the ports of onboarding to PostgreSQL and opens its doors. */
@Module({})
export class AppModule {
  static forRoot(config: OnboardingEnv, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LogModule.forRoot(log),
        DbModule.forRoot(config, { entities: ENTITIES }),
        EventsModule.forRoot(config, {}),
        JobsModule.forRoot(),
        AuthModule.forRoot(config, { trusts: ['portale'] }),
        HealthModule.forRoot({
          demo: config.DEMO,
          inject: [Database, EventsHealth, JobRunner],
          checks: (db: Database, events: EventsHealth, jobs: JobRunner) => ({
            ready: { database: () => db.ping() },
            quiet: [() => events.quiet(), async () => ({ pending: { lavori: await jobs.pending() } })],
          }),
        }),
      ],
      controllers: [
        EntiController,
        TipiDovutoController,
        StazioniController,
        ClientsController,
        EnteClientsController,
        InternoController,
      ],
      providers: [
        provideErrorMap(ONBOARDING_ERRORS),
        { provide: CLOCK, useValue: new SystemClock() },
        { provide: SEGRETI, useFactory: () => new ScryptSegreti(config.DEMO ? 'test' : 'prod') },
        { provide: UNIT_OF_WORK, useFactory: (db: Database) => new PgUnitOfWork(db, storesOf), inject: [Database] },
        { provide: PgClients, useFactory: (db: Database) => new PgClients(db), inject: [Database] },
        { provide: PgElencoEnti, useFactory: (db: Database) => new PgElencoEnti(db), inject: [Database] },
        { provide: PgStazioni, useFactory: (db: Database) => new PgStazioni(db), inject: [Database] },
        { provide: EnteQueries, useFactory: (db: Database) => new EnteQueries(db), inject: [Database] },
        {
          provide: ChangeEnte,
          useFactory: (uow: OnboardingUnitOfWork, clock: Clock) => new ChangeEnte(uow, clock),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        {
          provide: CreateEnte,
          useFactory: (uow: OnboardingUnitOfWork, clients: PgClients, clock: Clock) =>
            new CreateEnte(uow, clients, clock),
          inject: [UNIT_OF_WORK, PgClients, CLOCK],
        },
        {
          provide: ConfigureEnte,
          useFactory: (changes: ChangeEnte, stazioni: PgStazioni, clock: Clock) =>
            new ConfigureEnte(changes, stazioni, clock),
          inject: [ChangeEnte, PgStazioni, CLOCK],
        },
        {
          provide: PutTipoDovuto,
          useFactory: (uow: OnboardingUnitOfWork, clock: Clock) => new PutTipoDovuto(uow, clock),
          inject: [UNIT_OF_WORK, CLOCK],
        },
        {
          provide: ManageStazioni,
          useFactory: (stazioni: PgStazioni, clients: PgClients, clock: Clock) =>
            new ManageStazioni(stazioni, clients, clock),
          inject: [PgStazioni, PgClients, CLOCK],
        },
        {
          provide: ManageClients,
          useFactory: (clients: PgClients, enti: PgElencoEnti, segreti: ScryptSegreti, clock: Clock) =>
            new ManageClients(clients, enti, segreti, clock),
          inject: [PgClients, PgElencoEnti, SEGRETI, CLOCK],
        },
        {
          provide: Access,
          useFactory: (clients: PgClients, enti: PgElencoEnti, segreti: ScryptSegreti, clock: Clock) =>
            new Access(clients, enti, segreti, clock),
          inject: [PgClients, PgElencoEnti, SEGRETI, CLOCK],
        },
        {
          provide: BOOTSTRAP,
          useFactory: (clients: ManageClients): OnApplicationBootstrap => ({
            onApplicationBootstrap: () => bootstrapClient(config, clients, log),
          }),
          inject: [ManageClients],
        },
      ],
    };
  }
}
