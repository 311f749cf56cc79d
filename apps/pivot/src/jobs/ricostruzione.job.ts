import { Inject, Injectable } from '@nestjs/common';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { Database } from '@mypay/platform/db';
import { purgeEvents } from '@mypay/platform/events';
import { JobRefused, JobRunner } from '@mypay/platform/jobs';
import { sporcaTutto } from '../outbound/persistence/pg-chiavi';
import { PULIZIA_EVENTI, RICOSTRUZIONE } from './tipi';

/** Puts every key of an ente in the worker's queue, when a flag is switched or by command. */
@Injectable()
export class RicostruzioneJob {
  constructor(@Inject(JobRunner) runner: JobRunner, @Inject(Database) db: Database) {
    runner.register(RICOSTRUZIONE, {
      handler: async ({ ente }) => {
        if (ente === undefined) throw new JobRefused('a rebuild has an ente');
        await db.inEnte(ente as CodiceFiscaleEnte, (tx) => sporcaTutto(tx, ente as CodiceFiscaleEnte));
      },
    });
  }
}

/** Throws away delivered events and old inbox rows. */
@Injectable()
export class PuliziaEventiJob {
  constructor(@Inject(JobRunner) runner: JobRunner, @Inject(Database) db: Database, transport: 'postgres' | 'kafka') {
    runner.schedule(PULIZIA_EVENTI, {
      everyMs: 3_600_000,
      handler: async () => {
        await purgeEvents(db, transport);
      },
    });
  }
}
