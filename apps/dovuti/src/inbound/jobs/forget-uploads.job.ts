import { Inject, Injectable } from '@nestjs/common';
import { FORGET_UPLOADS_JOB, ForgetUploads } from '@mypay/dovuti-core';
import { JobRunner } from '@mypay/platform/jobs';

const EVERY_DAY_MS = 24 * 60 * 60 * 1000;

/** Throws away, once a day, the bytes of uploads beyond their retention. */
@Injectable()
export class ForgetUploadsJob {
  constructor(@Inject(JobRunner) runner: JobRunner, @Inject(ForgetUploads) forget: ForgetUploads) {
    runner.schedule(FORGET_UPLOADS_JOB, {
      everyMs: EVERY_DAY_MS,
      handler: async ({ signal }) => {
        await forget.execute(signal);
      },
    });
  }
}
