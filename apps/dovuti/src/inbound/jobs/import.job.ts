import { Inject, Injectable } from '@nestjs/common';
import { IMPORT_JOB, ImportTracciato } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { JobRunner, type RunningJob } from '@mypay/platform/jobs';

const idOf = (job: RunningJob): bigint => BigInt(String(job.payload['importazione']));

/** Imports an upload. The resume point lies on the import's own row, written with each chunk. */
@Injectable()
export class ImportJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(ImportTracciato) private readonly importTracciato: ImportTracciato,
  ) {
    runner.register(IMPORT_JOB, {
      concurrency: 2,
      handler: (job) =>
        this.importTracciato.execute(parseCodiceFiscaleEnte(job.ente ?? ''), idOf(job), {
          signal: job.signal,
          progress: (righe) => job.progress(righe),
        }),
      onGivenUp: (job) =>
        this.importTracciato.abort(parseCodiceFiscaleEnte(job.ente ?? ''), idOf(job), 'PAA_IMPORT_ERRORE_GENERICO'),
    });
  }
}
