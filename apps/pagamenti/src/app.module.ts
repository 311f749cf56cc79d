import { type DynamicModule, Module } from '@nestjs/common';
import { type Clock, SystemClock } from '@mypay/kernel';
import {
  ActivatePayment,
  type Enti,
  FrontDesk,
  type Giornale,
  MatchRt,
  PullFlussi,
  QuoteNotice,
  ReceiveRt,
} from '@mypay/pagamenti-core';
import { ServiceTokens } from '@mypay/platform/auth';
import { Database, PgUnitOfWork, type Tx } from '@mypay/platform/db';
import { useCase } from '@mypay/platform/http';
import { Jobs } from '@mypay/platform/jobs';
import type { Logger } from '@mypay/platform/log';
import { type ObjectStore, OBJECTS, ObjectsModule, SmallObjects } from '@mypay/platform/objects';
import { serviceModules } from '@mypay/platform/service';
import { SoapContract } from '@mypay/soap';
import path from 'node:path';
import { checkoutProviders } from './checkout-providers';
import { exportProviders } from './export-providers';
import { CONSUMER_GROUP, type PagamentiConfig } from './config';
import { EnteConsumer } from './inbound/events/ente.consumer';
import { RtMatchedConsumer } from './inbound/events/rt-matched.consumer';
import { CheckoutController } from './inbound/http/checkout.controller';
import { CitizenController } from './inbound/http/citizen.controller';
import { errorMap } from './inbound/http/errors';
import { FlussiController } from './inbound/http/flussi.controller';
import { FrontDeskController } from './inbound/http/front-desk.controller';
import { GiornaleController } from './inbound/http/giornale.controller';
import { ReceiptLinksController } from './inbound/http/receipt-links.controller';
import { RicevuteController } from './inbound/http/ricevute.controller';
import { PaidExportsController } from './inbound/http/paid-exports.controller';
import { AttemptsController } from './inbound/http/attempts.controller';
import { ForgetMessagesJob } from './inbound/jobs/forget-messages.job';
import { JudgeReceiptsJob } from './inbound/jobs/judge-receipts.job';
import { PullFlussiJob } from './inbound/jobs/pull-flussi.job';
import { PaForNodeDoor } from './inbound/soap/pa-for-node.door';
import { PaForNodeServer } from './inbound/soap/pa-for-node.server';
import { HttpQuotes } from './outbound/dovuti/http-quotes';
import { Fdr3Nodo } from './outbound/nodo/fdr3-nodo';
import { PdfReceipts } from './outbound/paper/pdf-receipts';
import { PgFlussoReads } from './outbound/persistence/pg-flusso-reads';
import { PgReads } from './outbound/persistence/pg-reads';
import { PgEnti, PgEntiRegister } from './outbound/persistence/pg-enti';
import { flussiStoresOf } from './outbound/persistence/pg-flussi';
import { PagamentiMetrics } from './outbound/persistence/pg-metrics';
import { PgGiornale } from './outbound/persistence/pg-giornale';
import { storesOf } from './outbound/persistence/pg-pagamenti';
import { PgPulls } from './outbound/persistence/pg-pulls';
import {
  CLOCK,
  ENTI,
  ENTI_REGISTER,
  FLUSSI_NODO,
  FLUSSI_UNIT_OF_WORK,
  FLUSSO_READS,
  GIORNALE,
  CONFIG,
  PULLS,
  QUOTES,
  READS,
  RECEIPT_PRINTER,
  STORES,
  UNIT_OF_WORK,
} from './tokens';

/** Our own WSDLs, beside the contracts: the same place in the sources and in the build. */
const WSDL_FOLDER = path.resolve(__dirname, '../../../libs/contracts/wsdl');

/** The node waits 7 s: no transaction of its door holds a connection for longer than it is of use. */
const DOOR = { statementMs: 5_000, lockMs: 4_000 };

/** Binds the ports of the core to their adapters: the only place that knows both. */
@Module({})
export class AppModule {
  static forRoot(config: PagamentiConfig, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ...serviceModules(config, log, { trusts: ['portale'], consumerGroup: CONSUMER_GROUP }),
        ObjectsModule.forRoot(config),
      ],
      controllers: [
        EnteConsumer,
        RtMatchedConsumer,
        RicevuteController,
        FlussiController,
        GiornaleController,
        AttemptsController,
        FrontDeskController,
        CheckoutController,
        ReceiptLinksController,
        CitizenController,
        PaidExportsController,
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: CLOCK, useValue: new SystemClock() },
        { provide: ENTI, useFactory: (db: Database) => new PgEnti(db.within(DOOR)), inject: [Database] },
        {
          provide: RECEIPT_PRINTER,
          useFactory: (enti: Enti, objects: ObjectStore) => new PdfReceipts(enti, new SmallObjects(objects, log)),
          inject: [ENTI, OBJECTS],
        },
        { provide: ENTI_REGISTER, useValue: (tx: Tx) => new PgEntiRegister(tx) },
        {
          provide: UNIT_OF_WORK,
          useFactory: (db: Database) => new PgUnitOfWork(db.within(DOOR), storesOf),
          inject: [Database],
        },
        {
          provide: QUOTES,
          useFactory: (tokens: ServiceTokens) =>
            new HttpQuotes({ urls: config.DOVUTI_URLS, timeoutMs: config.QUOTE_TIMEOUT_MS }, tokens),
          inject: [ServiceTokens],
        },
        {
          provide: GIORNALE,
          useFactory: (db: Database) => new PgGiornale(db.within(DOOR), config.INTERMEDIARIO_CF),
          inject: [Database],
        },
        useCase(QuoteNotice, ENTI, UNIT_OF_WORK, QUOTES),
        useCase(ActivatePayment, QuoteNotice, UNIT_OF_WORK, CLOCK),
        { provide: STORES, useValue: storesOf },
        useCase(MatchRt),
        useCase(ReceiveRt, ENTI, UNIT_OF_WORK, CLOCK),
        {
          provide: PaForNodeDoor,
          useFactory: paForNode(config, log),
          inject: [QuoteNotice, ActivatePayment, ReceiveRt, ENTI, GIORNALE, CLOCK],
        },
        PaForNodeServer,
        JudgeReceiptsJob,
        ForgetMessagesJob,
        errorMap,
        ...exportProviders(config),
        ...checkoutProviders(config),
        {
          provide: FLUSSO_READS,
          useFactory: (db: Database, objects: ObjectStore) => new PgFlussoReads(db, objects),
          inject: [Database, OBJECTS],
        },
        useCase(FrontDesk, READS, UNIT_OF_WORK, QUOTES, CLOCK),
        { provide: READS, useFactory: (db: Database) => new PgReads(db), inject: [Database] },
        { provide: PULLS, useFactory: (db: Database, jobs: Jobs) => new PgPulls(db, jobs), inject: [Database, Jobs] },
        { provide: FLUSSI_NODO, useValue: fdr3(config) },
        {
          provide: FLUSSI_UNIT_OF_WORK,
          useFactory: (db: Database) => new PgUnitOfWork(db, flussiStoresOf),
          inject: [Database],
        },
        useCase(PullFlussi, FLUSSI_NODO, OBJECTS, FLUSSI_UNIT_OF_WORK, CLOCK),
        PullFlussiJob,
        PagamentiMetrics,
      ],
    };
  }
}

const fdr3 = (config: PagamentiConfig): Fdr3Nodo =>
  new Fdr3Nodo({
    url: config.FDR_URL,
    subscriptionKey: config.FDR_SUBSCRIPTION_KEY,
    timeoutMs: config.FDR_TIMEOUT_MS,
  });

const paForNode =
  (config: PagamentiConfig, log: Logger) =>
  async (
    quoteNotice: QuoteNotice,
    activatePayment: ActivatePayment,
    receiveRt: ReceiveRt,
    enti: Enti,
    giornale: Giornale,
    clock: Clock,
  ): Promise<PaForNodeDoor> =>
    new PaForNodeDoor({
      contract: await SoapContract.load(WSDL_FOLDER, 'paForNode', 'paForNode.xsd'),
      publicUrl: config.PA_FOR_NODE_PUBLIC_URL,
      bodyLimit: config.PA_FOR_NODE_BODY_LIMIT,
      intermediario: config.INTERMEDIARIO_CF,
      knownRt: config.RT_GIA_NOTA,
      quoteNotice,
      activatePayment,
      receiveRt,
      enti,
      giornale,
      clock,
      log,
    });
