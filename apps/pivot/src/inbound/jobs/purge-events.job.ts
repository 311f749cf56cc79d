import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@mypay/platform/db';
import { purgeEvents } from '@mypay/platform/events';
import { JobRunner } from '@mypay/platform/jobs';
import type { PivotEnv } from '../../config';
import { PURGE_EVENTS } from '../../job-kinds';
import { CONFIG } from '../../tokens';

/** Throws away delivered events and old inbox rows. */
@Injectable()
export class PurgeEventsJob {
  constructor(@Inject(JobRunner) runner: JobRunner, @Inject(Database) db: Database, @Inject(CONFIG) config: PivotEnv) {
    runner.schedule(PURGE_EVENTS, {
      everyMs: 3_600_000,
      handler: async () => {
        await purgeEvents(db, config.EVENT_TRANSPORT);
      },
    });
  }
}
