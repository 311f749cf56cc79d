import { Inject, Injectable } from '@nestjs/common';
import { CancelDovutiOfTipo, CANCEL_OPEN_JOB } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { JobRunner } from '@mypay/platform/jobs';

/** Cancels the open debts of a tipo that was switched off. */
@Injectable()
export class CancelOpenJob {
  constructor(@Inject(JobRunner) runner: JobRunner, @Inject(CancelDovutiOfTipo) cancelDovuto: CancelDovutiOfTipo) {
    runner.register(CANCEL_OPEN_JOB, {
      handler: (job) =>
        cancelDovuto.execute(parseCodiceFiscaleEnte(job.ente ?? ''), String(job.payload['tipoDovuto']), (annullati) =>
          job.progress(annullati),
        ),
    });
  }
}
