import { Inject, Injectable } from '@nestjs/common';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { LoadGiornale } from '@mypay/pivot-core';
import { JobRefused, JobRunner, type RunningJob } from '@mypay/platform/jobs';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { LOAD_GIORNALE } from '../../job-kinds';

/** Loads an uploaded giornale from the object store. */
@Injectable()
export class LoadGiornaleJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(LoadGiornale) private readonly load: LoadGiornale,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    runner.register(LOAD_GIORNALE, {
      handler: (job) => this.run(job),
      concurrency: 2,
      onGivenUp: (job) => load.giveUp(...target(job)),
    });
  }

  private async run(job: RunningJob): Promise<void> {
    const [ente, id] = target(job);
    const outcome = await this.load.execute(ente, id, {
      correlationId: job.id,
      onProgress: (rows) => job.progress(rows),
    });
    if (outcome.esito === 'SCONOSCIUTO') throw new JobRefused(`no giornale ${id}`);
    this.log.info({ ente, giornale: id, ...outcome }, 'giornale di cassa read');
  }
}

function target(job: RunningJob): [ente: CodiceFiscaleEnte, id: string] {
  if (job.ente === undefined) throw new JobRefused('a giornale has an ente');
  return [job.ente as CodiceFiscaleEnte, String(job.payload['giornale'])];
}
