import { type DynamicModule, Global, Inject, Injectable, Module } from '@nestjs/common';
import { deleteInChunks, Housekeeping } from '../db';
import { LOGGER, type Logger } from '../log';
import { JobsMetrics } from './metrics';
import { JobRunner } from './runner';
import { Jobs } from './jobs';

const HOUR_MS = 3_600_000;

/** Runs the housekeeping of every door and of the service as one scheduled job, and adds that of the jobs themselves. */
@Injectable()
export class HousekeepingJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(Housekeeping) housekeeping: Housekeeping,
    @Inject(LOGGER) log: Logger,
  ) {
    housekeeping.add('lavori', (db, keep, signal) =>
      deleteInChunks(
        db,
        signal,
        `delete from lavori where id in (select id from lavori
           where (stato = 'FATTO' and finito_il < now() - make_interval(days => $2))
              or (stato = 'FALLITO' and finito_il < now() - make_interval(days => $3)) limit $1)`,
        keep.KEEP_JOBS_DAYS,
        keep.KEEP_DEAD_LETTERS_DAYS,
      ),
    );
    runner.schedule('pulizia', {
      everyMs: HOUR_MS,
      handler: async ({ signal }) => {
        const righe = await housekeeping.run(signal);
        if (Object.values(righe).some((n) => n > 0)) log.info({ righe }, 'housekeeping');
      },
    });
  }
}

/** Provides `Jobs` (to record) and `JobRunner` (to register handlers, before the application bootstraps). */
@Global()
@Module({})
export class JobsModule {
  static forRoot(): DynamicModule {
    return {
      module: JobsModule,
      providers: [Jobs, JobRunner, HousekeepingJob, JobsMetrics],
      exports: [Jobs, JobRunner],
    };
  }
}
