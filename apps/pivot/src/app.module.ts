import { type DynamicModule, Module } from '@nestjs/common';
import { SystemClock } from '@mypay/kernel';
import { Explain } from '@mypay/pivot-core';
import { AuthModule } from '@mypay/platform/auth';
import { Database, DbModule } from '@mypay/platform/db';
import { EventsHealth, EventsModule } from '@mypay/platform/events';
import { HealthModule } from '@mypay/platform/health';
import { provideErrorMap } from '@mypay/platform/http';
import { JobRunner, JobsModule } from '@mypay/platform/jobs';
import { type Logger, LogModule } from '@mypay/platform/log';
import { ObjectsModule } from '@mypay/platform/objects';
import type { PivotEnv } from './config';
import { EnteConsumer } from './inbound/events/ente.consumer';
import { FlussoConsumer } from './inbound/events/flusso.consumer';
import { GiornaleConsumer } from './inbound/events/giornale.consumer';
import { RtConsumer } from './inbound/events/rt.consumer';
import { PIVOT_ERRORS } from './inbound/http/errors';
import { GiornaliController } from './inbound/http/giornali.controller';
import { PivotController } from './inbound/http/pivot.controller';
import { CaricaFlussoJob } from './jobs/carica-flusso.job';
import { CaricaGiornaleJob } from './jobs/carica-giornale.job';
import { PuliziaEventiJob, RicostruzioneJob, VerificaJob } from './jobs/ricostruzione.job';
import { GRUPPO } from './jobs/tipi';
import { CaricamentoGiornali } from './outbound/files/caricamento-giornali';
import { Elenchi } from './outbound/persistence/elenchi';
import { PgPivot } from './outbound/persistence/pg-pivot';
import { CLOCK, CONFIG } from './tokens';
import { Classificatore } from './worker/classificatore';
import { WorkerModule } from './worker/worker.module';

/** Binds the ports of pivot to PostgreSQL, opens its doors, starts its worker. */
@Module({})
export class AppModule {
  static forRoot(config: PivotEnv, log: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LogModule.forRoot(log),
        DbModule.forRoot(config),
        EventsModule.forRoot(config, { consumerGroup: GRUPPO }),
        JobsModule.forRoot(),
        ObjectsModule.forRoot(config),
        WorkerModule.forRoot(config),
        AuthModule.forRoot(config, { trusts: ['portale'] }),
        HealthModule.forRoot({
          demo: config.DEMO,
          inject: [Database, EventsHealth, JobRunner, Classificatore],
          checks: (db: Database, events: EventsHealth, jobs: JobRunner, classificatore: Classificatore) => ({
            ready: { database: () => db.ping() },
            quiet: [
              () => events.quiet(),
              async () => {
                const { waiting, postponed } = await classificatore.backlog();
                return {
                  pending: { lavori: await jobs.pending(), chiaviSporche: waiting },
                  totals: { lavoriFalliti: await jobs.failed(), chiaviRimandate: postponed },
                };
              },
            ],
          }),
        }),
      ],
      controllers: [PivotController, GiornaliController, EnteConsumer, RtConsumer, FlussoConsumer, GiornaleConsumer],
      providers: [
        provideErrorMap(PIVOT_ERRORS),
        { provide: CLOCK, useValue: new SystemClock() },
        { provide: CONFIG, useValue: config },
        { provide: Elenchi, useFactory: (db: Database) => new Elenchi(db), inject: [Database] },
        { provide: Explain, useFactory: (db: Database) => new Explain(new PgPivot(db)), inject: [Database] },
        CaricamentoGiornali,
        CaricaFlussoJob,
        CaricaGiornaleJob,
        RicostruzioneJob,
        VerificaJob,
        {
          provide: PuliziaEventiJob,
          useFactory: (runner: JobRunner, db: Database) => new PuliziaEventiJob(runner, db, config.EVENT_TRANSPORT),
          inject: [JobRunner, Database],
        },
      ],
    };
  }
}
