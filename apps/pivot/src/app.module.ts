import { type DynamicModule, Module } from '@nestjs/common';
import { SystemClock } from '@mypay/kernel';
import {
  type DirtyQueue,
  Explain,
  ForgetGiornali,
  LinkMovimento,
  LoadGiornale,
  PreviewGiornale,
  ReadStory,
  Rebuild,
  ReceiveGiornale,
  Suggest,
  Verify,
} from '@mypay/pivot-core';
import { Database } from '@mypay/platform/db';
import type { QuietReport } from '@mypay/platform/health';
import { provideErrorMap, useCase } from '@mypay/platform/http';
import type { Logger } from '@mypay/platform/log';
import { OBJECTS, ObjectsModule, type ObjectStore } from '@mypay/platform/objects';
import { serviceModules } from '@mypay/platform/service';
import { ClassifierModule } from './classifier.module';
import { CONSUMER_GROUP, type PivotEnv } from './config';
import { EnteConsumer } from './inbound/events/ente.consumer';
import { FlussoConsumer } from './inbound/events/flusso.consumer';
import { GiornaleConsumer } from './inbound/events/giornale.consumer';
import { RtConsumer } from './inbound/events/rt.consumer';
import { RtMatchedConsumer } from './inbound/events/rt-matched.consumer';
import { PIVOT_ERRORS } from './inbound/http/errors';
import { ExplanationController } from './inbound/http/explanation.controller';
import { GiornalePreviewController } from './inbound/http/giornale-preview.controller';
import { GiornaliController } from './inbound/http/giornali.controller';
import { MonthsController } from './inbound/http/months.controller';
import { ListsController } from './inbound/http/lists.controller';
import { PivotController } from './inbound/http/pivot.controller';
import { StoryController } from './inbound/http/story.controller';
import { SuggestionsController } from './inbound/http/suggestions.controller';
import { ForgetGiornaliJob } from './inbound/jobs/forget-giornali.job';
import { LoadFlussoJob } from './inbound/jobs/load-flusso.job';
import { LoadGiornaleJob } from './inbound/jobs/load-giornale.job';
import { RebuildJob, VerifyJob } from './inbound/jobs/rebuild.job';
import { StoredGiornaleFiles } from './outbound/files/giornale-files';
import { PgLists } from './outbound/persistence/pg-lists';
import { PgMonths } from './outbound/persistence/pg-months';
import { PgStories } from './outbound/persistence/pg-stories';
import { PgEntiRegister } from './outbound/persistence/pg-enti';
import { PgClassificazione, PgPivot, storesOf } from './outbound/persistence/pg-pivot';
import { rebuildOn } from './rebuild-on';
import {
  CLOCK,
  CONFIG,
  DIRTY_QUEUE,
  ENTI_REGISTER,
  GIORNALE_FILES,
  LISTS,
  MONTHS,
  STORIES,
  STORES_OF,
  UNIT_OF_WORK,
  UPLOADS_WAITING_MAX,
  VERIFICATION,
} from './tokens';

/** Dirty keys still to classify; those put off are no work of now. */
const quietQueue = async (queue: DirtyQueue): Promise<QuietReport> => {
  const { waiting, postponed } = await queue.backlog();
  return { pending: { chiaviSporche: waiting }, totals: { chiaviRimandate: postponed } };
};

/** Binds the ports of pivot to PostgreSQL, opens its doors, starts its worker. */
@Module({})
export class AppModule {
  static forRoot(config: PivotEnv, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ...serviceModules(config, log, {
          trusts: ['portale'],
          consumerGroup: CONSUMER_GROUP,
          quiet: { inject: [DIRTY_QUEUE], check: quietQueue },
        }),
        ObjectsModule.forRoot(config),
        ClassifierModule.forRoot(config),
      ],
      controllers: [
        ListsController,
        GiornalePreviewController,
        PivotController,
        MonthsController,
        ExplanationController,
        StoryController,
        SuggestionsController,
        GiornaliController,
        EnteConsumer,
        RtConsumer,
        RtMatchedConsumer,
        FlussoConsumer,
        GiornaleConsumer,
      ],
      providers: [
        provideErrorMap(PIVOT_ERRORS),
        { provide: CLOCK, useValue: new SystemClock() },
        { provide: CONFIG, useValue: config },
        { provide: UNIT_OF_WORK, useFactory: (db: Database) => new PgPivot(db), inject: [Database] },
        { provide: STORES_OF, useValue: storesOf },
        { provide: LISTS, useFactory: (db: Database) => new PgLists(db), inject: [Database] },
        { provide: MONTHS, useFactory: (db: Database) => new PgMonths(db), inject: [Database] },
        { provide: STORIES, useFactory: (db: Database) => new PgStories(db), inject: [Database] },
        useCase(ReadStory, STORIES),
        { provide: ENTI_REGISTER, useFactory: (db: Database) => new PgEntiRegister(db), inject: [Database] },
        { provide: VERIFICATION, useFactory: (db: Database) => new PgClassificazione(db, 'WAIT'), inject: [Database] },
        {
          provide: GIORNALE_FILES,
          useFactory: (objects: ObjectStore) => new StoredGiornaleFiles(objects, config.ZIP_MAX_BYTES),
          inject: [OBJECTS],
        },
        { provide: UPLOADS_WAITING_MAX, useValue: config.UPLOADS_WAITING_MAX },
        useCase(Explain, UNIT_OF_WORK),
        { provide: Rebuild, useFactory: (db: Database) => rebuildOn(db, config), inject: [Database] },
        useCase(Suggest, UNIT_OF_WORK),
        useCase(LinkMovimento, UNIT_OF_WORK, CLOCK),
        useCase(Verify, VERIFICATION),
        useCase(ReceiveGiornale, UNIT_OF_WORK, UPLOADS_WAITING_MAX),
        useCase(PreviewGiornale, UNIT_OF_WORK, GIORNALE_FILES),
        useCase(LoadGiornale, UNIT_OF_WORK, GIORNALE_FILES, CLOCK),
        useCase(ForgetGiornali, UNIT_OF_WORK, ENTI_REGISTER, OBJECTS, CLOCK),
        LoadFlussoJob,
        LoadGiornaleJob,
        ForgetGiornaliJob,
        RebuildJob,
        VerifyJob,
      ],
    };
  }
}
