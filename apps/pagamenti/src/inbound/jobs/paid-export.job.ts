import { Inject, Injectable } from '@nestjs/common';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { EXPORT_JOB, WritePaidExport } from '@mypay/pagamenti-core';
import { Housekeeping } from '@mypay/platform/db';
import { JobRunner, type RunningJob } from '@mypay/platform/jobs';

const idOf = (job: RunningJob): bigint => BigInt(String(job.payload['export']));

/** Writes booked exports, one at a time in a process, and throws away the files beyond their retention. */
@Injectable()
export class PaidExportJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(Housekeeping) housekeeping: Housekeeping,
    @Inject(WritePaidExport) write: WritePaidExport,
  ) {
    runner.register(EXPORT_JOB, {
      concurrency: 1,
      handler: (job) =>
        write.execute(parseCodiceFiscaleEnte(job.ente ?? ''), idOf(job), {
          signal: job.signal,
          progress: (done, total) => job.progress(done, total),
        }),
      onGivenUp: (job) => write.abort(parseCodiceFiscaleEnte(job.ente ?? ''), idOf(job)),
    });
    housekeeping.add('export-ricevute', (_db, _keep, signal) => write.forget(signal));
  }
}
