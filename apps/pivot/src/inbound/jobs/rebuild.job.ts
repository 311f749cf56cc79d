import { Inject, Injectable } from '@nestjs/common';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { type EntiRegister, Rebuild, Verify } from '@mypay/pivot-core';
import { Database } from '@mypay/platform/db';
import { JobRefused, JobRunner, Jobs } from '@mypay/platform/jobs';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { REBUILD, VERIFY } from '../../job-kinds';
import { ENTI_REGISTER } from '../../tokens';

/** Computes an ente again, when a flag is switched, by command, or when the check found a difference. */
@Injectable()
export class RebuildJob {
  constructor(@Inject(JobRunner) runner: JobRunner, @Inject(Rebuild) rebuild: Rebuild) {
    runner.register(REBUILD, {
      handler: async ({ ente, signal, progress }) => {
        if (ente === undefined) throw new JobRefused('a rebuild has an ente');
        await rebuild.execute(ente as CodiceFiscaleEnte, { signal, progress });
      },
    });
  }
}

/**
 * Every night: is what is stored what the facts say? What is not is told in the log, and computed again. An ente that cannot
 * be checked does not keep the others from it.
 */
@Injectable()
export class VerifyJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(Database) private readonly db: Database,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Verify) private readonly verify: Verify,
    @Inject(ENTI_REGISTER) private readonly enti: EntiRegister,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    runner.schedule(VERIFY, {
      everyMs: 24 * 3_600_000,
      handler: async ({ id, signal }) => {
        for (const ente of await this.enti.all()) {
          signal.throwIfAborted();
          await this.check(ente, id).catch((error: unknown) => {
            log.error({ ente, err: error }, 'an ente cannot be checked');
          });
        }
      },
    });
  }

  private async check(ente: CodiceFiscaleEnte, id: string): Promise<void> {
    const esito = await this.verify.execute(ente);
    if (esito.differing === 0) return;
    this.log.error({ ente, ...esito }, 'classification is not what the facts say: computing it again');
    await this.db.outsideTenants((tx) =>
      this.jobs.enqueue(tx, { tipo: REBUILD, chiave: `${ente}:${id}`, ente, payload: {} }),
    );
  }
}
