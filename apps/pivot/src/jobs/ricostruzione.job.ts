import { Inject, Injectable } from '@nestjs/common';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { Database } from '@mypay/platform/db';
import { purgeEvents } from '@mypay/platform/events';
import { JobRefused, JobRunner, Jobs } from '@mypay/platform/jobs';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { Verifica } from '@mypay/pivot-core';
import { sporcaTutto } from '../outbound/persistence/pg-chiavi';
import { PgEnti } from '../outbound/persistence/pg-enti';
import { PgClassificazione } from '../outbound/persistence/pg-pivot';
import { PULIZIA_EVENTI, RICOSTRUZIONE, VERIFICA } from './tipi';

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

/** Every night: is what is stored what the facts say? What is not is told in the log, and computed again. */
@Injectable()
export class VerificaJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(Database) db: Database,
    @Inject(Jobs) jobs: Jobs,
    @Inject(LOGGER) log: Logger,
  ) {
    const verifica = new Verifica(new PgClassificazione(db, true));
    runner.schedule(VERIFICA, {
      everyMs: 24 * 3_600_000,
      handler: async ({ id, signal }) => {
        for (const ente of await db.outsideTenants((tx) => new PgEnti(tx).tutti())) {
          signal.throwIfAborted();
          const esito = await verifica.execute(ente);
          if (esito.diversi === 0) continue;
          log.error({ ente, ...esito }, 'classification is not what the facts say: computing it again');
          await db.outsideTenants((tx) =>
            jobs.enqueue(tx, { tipo: RICOSTRUZIONE, chiave: `${ente}:${id}`, ente, payload: {} }),
          );
        }
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
