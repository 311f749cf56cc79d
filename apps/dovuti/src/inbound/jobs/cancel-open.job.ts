import { Inject, Injectable } from '@nestjs/common';
import { AnnullaDovutiDelTipo } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { JobRunner } from '@mypay/platform/jobs';

/** The job that cancels the open debts of a tipo; its key is (ente, tipo). */
export const CANCEL_OPEN_JOB = 'annulla-dovuti-del-tipo';

@Injectable()
export class CancelOpenJob {
  constructor(@Inject(JobRunner) runner: JobRunner, @Inject(AnnullaDovutiDelTipo) annulla: AnnullaDovutiDelTipo) {
    runner.register(CANCEL_OPEN_JOB, {
      handler: (job) =>
        annulla.execute(parseCodiceFiscaleEnte(job.ente ?? ''), String(job.payload['tipoDovuto']), (annullati) =>
          job.progress(annullati),
        ),
    });
  }
}
