import { Inject, Injectable } from '@nestjs/common';
import type { RegisterProof } from '@mypay/onboarding-core';
import { JobRunner } from '@mypay/platform/jobs';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { REGISTER_PROOF } from '../../tokens';

/** Every night: does every chain of the registers hold? What does not is told in the log, line by line, and in the metric. */
@Injectable()
export class VerifyRegistersJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(REGISTER_PROOF) proof: RegisterProof,
    @Inject(LOGGER) log: Logger,
  ) {
    runner.schedule('registri.verifica', {
      everyMs: 24 * 3_600_000,
      handler: async ({ signal }) => {
        const { lines, faults } = await proof.verify(signal);
        if (faults.length > 0) log.error({ lines, faults }, 'a register is not what was written in it');
        else log.info({ lines }, 'registers verified');
      },
    });
  }
}
