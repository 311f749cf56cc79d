import { Inject, Injectable } from '@nestjs/common';
import { ForgetPrintBatches, PRINT_JOB, PrintNotices } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Housekeeping } from '@mypay/platform/db';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { JobPostponed, JobRunner, type RunningJob } from '@mypay/platform/jobs';

const idOf = (job: RunningJob): bigint => BigInt(String(job.payload['stampa']));

/**
 * Prints batches of notices, one at a time in a process: paper is work for the processor that answers requests, too. After each
 * part the place is given back, so that a big batch lets the small one of another ente pass.
 */
@Injectable()
export class StampeJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(PrintNotices) notices: PrintNotices,
    @Inject(LOGGER) log: Logger,
  ) {
    runner.register(PRINT_JOB, {
      concurrency: 1,
      handler: async (job) => {
        const more = await notices.part(parseCodiceFiscaleEnte(job.ente ?? ''), idOf(job), {
          signal: job.signal,
          progress: (done, total) => job.progress(done, total),
          broken: (iud, error) => log.error({ ente: job.ente, iud, err: error }, 'a notice broke the printer'),
        });
        if (more) throw new JobPostponed('the next part', 0);
      },
      onGivenUp: (job) => notices.abort(parseCodiceFiscaleEnte(job.ente ?? ''), idOf(job)),
    });
  }
}

/** Adds the ZIPs beyond their retention to what is thrown away. */
@Injectable()
export class ForgetStampeJob {
  constructor(
    @Inject(Housekeeping) housekeeping: Housekeeping,
    @Inject(ForgetPrintBatches) forget: ForgetPrintBatches,
  ) {
    housekeeping.add('stampe', (_db, _keep, signal) => forget.execute(signal));
  }
}
