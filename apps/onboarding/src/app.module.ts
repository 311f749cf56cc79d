import { type DynamicModule, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { SystemClock } from '@mypay/kernel';
import {
  Access,
  ActForEnte,
  Callers,
  ChangeEnte,
  ConfigureEnte,
  CreateEnte,
  type EnteReads,
  ManageAssegnazioni,
  ManageClients,
  ManageLogo,
  ManageStazioni,
  PersonAccess,
  PublicDirectory,
  PutTipoDovuto,
  SwitchTipo,
} from '@mypay/onboarding-core';
import { Database, PgUnitOfWork } from '@mypay/platform/db';
import { provideErrorMap, useCase } from '@mypay/platform/http';
import { OBJECTS, ObjectsModule, type ObjectStore } from '@mypay/platform/objects';
import type { Logger } from '@mypay/platform/log';
import { serviceModules } from '@mypay/platform/service';
import { bootstrapClient } from './bootstrap';
import { printOldLogos } from './print-old-logos';
import type { OnboardingEnv } from './config';
import {
  EnteAssegnazioniController,
  IntermediarioAssegnazioniController,
} from './inbound/http/assegnazioni.controller';
import { ClientsController, EnteClientsController } from './inbound/http/clients.controller';
import { AccessLogController } from './inbound/http/access-log.controller';
import { EntiController } from './inbound/http/enti.controller';
import { ONBOARDING_ERRORS } from './inbound/http/errors';
import { InternalController } from './inbound/http/internal.controller';
import { InternalPeopleController } from './inbound/http/internal-people.controller';
import { OperatoriController } from './inbound/http/operatori.controller';
import { PerContoController } from './inbound/http/per-conto.controller';
import { ProfileController } from './inbound/http/profile.controller';
import { LogoController } from './inbound/http/logo.controller';
import { PublicEntiController } from './inbound/http/public-enti.controller';
import { StazioniController } from './inbound/http/stazioni.controller';
import { WatchedEntiController } from './inbound/http/watched-enti.controller';
import { TipiDovutoController } from './inbound/http/tipi-dovuto.controller';
import { ForgetAccessesJob } from './inbound/jobs/forget-accesses.job';
import { VerifyRegistersJob } from './inbound/jobs/verify-registers.job';
import { RegisterMetrics } from './outbound/persistence/pg-register-metrics';
import { PgRegisterProof } from './outbound/persistence/pg-register-proof';
import { ENTITIES } from './outbound/persistence/entities';
import { PgEnteReads } from './outbound/persistence/pg-ente-reads';
import { PgClients } from './outbound/persistence/pg-clients';
import { PgEntiRegister } from './outbound/persistence/pg-enti-register';
import { PgAccessLog } from './outbound/persistence/pg-access-log';
import { PgAccessReads } from './outbound/persistence/pg-access-reads';
import { PgOperatori } from './outbound/persistence/pg-operatori';
import { PgPublicEnti } from './outbound/persistence/pg-directory';
import { PgStazioni } from './outbound/persistence/pg-stazioni';
import { completeEnti } from './outbound/persistence/pg-completeness';
import { PgWatchedEnti } from './outbound/persistence/pg-watched-enti';
import { PgUtenti } from './outbound/persistence/pg-utenti';
import { storesOf } from './outbound/persistence/stores';
import { ObjectLogoPrints } from './outbound/pictures/object-logo-prints';
import { ScryptSecrets } from './outbound/scrypt-secrets';
import {
  ACCESS_LOG,
  ACCESS_READS,
  CLIENTS,
  CLOCK,
  ENTI_REGISTER,
  ENTE_READS,
  LOGO_PRINTS,
  OPERATORI,
  REGISTER_PROOF,
  PUBLIC_ENTI,
  SECRETS,
  STAZIONI,
  UNIT_OF_WORK,
  UTENTI,
  WATCHED_ENTI,
} from './tokens';

/** Binds the ports of onboarding to PostgreSQL and opens its doors. */
@Module({})
export class AppModule {
  static forRoot(config: OnboardingEnv, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ...serviceModules(config, log, { trusts: ['portale'], entities: ENTITIES }),
        ObjectsModule.forRoot(config),
      ],
      controllers: [
        EntiController,
        TipiDovutoController,
        StazioniController,
        ClientsController,
        EnteClientsController,
        EnteAssegnazioniController,
        IntermediarioAssegnazioniController,
        OperatoriController,
        PerContoController,
        ProfileController,
        AccessLogController,
        InternalController,
        InternalPeopleController,
        PublicEntiController,
        LogoController,
        WatchedEntiController,
      ],
      providers: [
        provideErrorMap(ONBOARDING_ERRORS),
        { provide: CLOCK, useValue: new SystemClock() },
        { provide: SECRETS, useFactory: () => new ScryptSecrets(config.DEMO ? 'test' : 'prod') },
        { provide: UNIT_OF_WORK, useFactory: (db: Database) => new PgUnitOfWork(db, storesOf), inject: [Database] },
        { provide: CLIENTS, useFactory: (db: Database) => new PgClients(db), inject: [Database] },
        { provide: ENTI_REGISTER, useFactory: (db: Database) => new PgEntiRegister(db), inject: [Database] },
        { provide: STAZIONI, useFactory: (db: Database) => new PgStazioni(db), inject: [Database] },
        { provide: ENTE_READS, useFactory: (db: Database) => new PgEnteReads(db), inject: [Database] },
        { provide: UTENTI, useFactory: (db: Database) => new PgUtenti(db), inject: [Database] },
        { provide: ACCESS_LOG, useFactory: (db: Database) => new PgAccessLog(db), inject: [Database] },
        { provide: ACCESS_READS, useFactory: (db: Database) => new PgAccessReads(db), inject: [Database] },
        { provide: OPERATORI, useFactory: (db: Database) => new PgOperatori(db), inject: [Database] },
        {
          provide: REGISTER_PROOF,
          useFactory: (db: Database) => new PgRegisterProof(db),
          inject: [Database],
        },
        ForgetAccessesJob,
        VerifyRegistersJob,
        RegisterMetrics,
        useCase(PersonAccess, UTENTI, ENTI_REGISTER, CLOCK),
        useCase(Callers, CLIENTS, PersonAccess, ENTI_REGISTER),
        useCase(ManageAssegnazioni, UNIT_OF_WORK, UTENTI, Callers, CLOCK),
        useCase(SwitchTipo, UNIT_OF_WORK, Callers, CLOCK),
        useCase(ActForEnte, UNIT_OF_WORK, UTENTI, CLOCK),
        { provide: PUBLIC_ENTI, useFactory: (db: Database) => new PgPublicEnti(db), inject: [Database] },
        useCase(PublicDirectory, PUBLIC_ENTI, ENTI_REGISTER, ENTE_READS, CLOCK),
        {
          provide: LOGO_PRINTS,
          useFactory: (objects: ObjectStore) => new ObjectLogoPrints(objects),
          inject: [OBJECTS],
        },
        { provide: WATCHED_ENTI, useFactory: (db: Database) => new PgWatchedEnti(db), inject: [Database] },
        useCase(ManageLogo, ChangeEnte, LOGO_PRINTS),
        useCase(ChangeEnte, UNIT_OF_WORK, CLOCK),
        useCase(CreateEnte, UNIT_OF_WORK, Callers, CLOCK),
        useCase(ConfigureEnte, ChangeEnte, STAZIONI, CLOCK),
        useCase(PutTipoDovuto, UNIT_OF_WORK, CLOCK),
        useCase(ManageStazioni, STAZIONI, Callers, CLOCK),
        useCase(ManageClients, CLIENTS, ENTI_REGISTER, SECRETS, CLOCK),
        useCase(Access, CLIENTS, ENTI_REGISTER, SECRETS, CLOCK),
        {
          provide: Symbol('Bootstrap'),
          useFactory: (
            clients: ManageClients,
            db: Database,
            reads: EnteReads,
            logos: ManageLogo,
          ): OnApplicationBootstrap => ({
            onApplicationBootstrap: async () => {
              await bootstrapClient(config, clients, log);
              await completeEnti(db);
              await printOldLogos(db, reads, logos, log);
            },
          }),
          inject: [ManageClients, Database, ENTE_READS, ManageLogo],
        },
      ],
    };
  }
}
