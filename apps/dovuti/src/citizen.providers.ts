import type { Provider, Type } from '@nestjs/common';
import {
  CancelSpontaneo,
  CreateDovuto,
  CreateSpontaneo,
  ManageCarrello,
  ReadPositions,
  SearchAvviso,
} from '@mypay/dovuti-core';
import type { Clock, UnitOfWork } from '@mypay/kernel';
import type { DovutiStores } from '@mypay/dovuti-core';
import { loadPrivateKey } from '@mypay/platform/auth';
import { Database } from '@mypay/platform/db';
import { useCase } from '@mypay/platform/http';
import type { DovutiConfig } from './config';
import { CarrelloController } from './inbound/http/carrello.controller';
import { CittadinoController } from './inbound/http/cittadino.controller';
import { InternalCarrelliController } from './inbound/http/internal-carrelli.controller';
import { Lookers } from './inbound/http/looker';
import { PublicAvvisiController } from './inbound/http/public-avvisi.controller';
import { SpontaneiController } from './inbound/http/spontanei.controller';
import { ForgetCartsJob } from './inbound/jobs/forget-carts.job';
import { forgetCarts, PgCarts, settleCarts } from './outbound/persistence/pg-carts';
import { PgCitizenDebts } from './outbound/persistence/pg-citizen-debts';
import { keyHash, SealedReferences } from './outbound/sealed-references';
import { CARTS, CITIZEN_DEBTS, CLOCK, FORGET_CARTS, REFERENCES, SETTLE_CARTS, UNIT_OF_WORK } from './tokens';

/** Doors of citizens. */
export const CITIZEN_CONTROLLERS: readonly Type[] = [
  PublicAvvisiController,
  CarrelloController,
  SpontaneiController,
  CittadinoController,
  InternalCarrelliController,
];

/** What stands behind them. */
export const citizenProviders = (config: DovutiConfig): readonly Provider[] => [
  { provide: CITIZEN_DEBTS, useFactory: (db: Database) => new PgCitizenDebts(db), inject: [Database] },
  { provide: CARTS, useFactory: (db: Database) => new PgCarts(db), inject: [Database] },
  { provide: REFERENCES, useFactory: () => new SealedReferences(loadPrivateKey(config.SERVICE_KEY_FILE)) },
  { provide: SETTLE_CARTS, useValue: settleCarts },
  { provide: FORGET_CARTS, useValue: forgetCarts },
  useCase(SearchAvviso, CITIZEN_DEBTS, UNIT_OF_WORK, CLOCK),
  useCase(ManageCarrello, CARTS, REFERENCES, UNIT_OF_WORK, CLOCK),
  useCase(ReadPositions, CITIZEN_DEBTS, UNIT_OF_WORK, CLOCK),
  useCase(CancelSpontaneo, CITIZEN_DEBTS, UNIT_OF_WORK, CLOCK),
  {
    provide: CreateSpontaneo,
    useFactory: (create: CreateDovuto, debts: PgCitizenDebts, unitOfWork: UnitOfWork<DovutiStores>, clock: Clock) =>
      new CreateSpontaneo(create, debts, unitOfWork, keyHash, clock),
    inject: [CreateDovuto, CITIZEN_DEBTS, UNIT_OF_WORK, CLOCK],
  },
  Lookers,
  ForgetCartsJob,
];
