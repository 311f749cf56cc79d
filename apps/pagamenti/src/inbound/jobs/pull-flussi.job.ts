import { Inject, Injectable } from '@nestjs/common';
import { type CodiceFiscaleEnte, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { type Enti, PULL, PullFlussi, type Pulls } from '@mypay/pagamenti-core';
import { Database } from '@mypay/platform/db';
import { JobPostponed, JobRunner, type RunningJob } from '@mypay/platform/jobs';
import { correlationId, LOGGER, type Logger } from '@mypay/platform/log';
import { ENTI, CONFIG, PULLS } from '../../tokens';
import type { PagamentiConfig } from '../../config';

const DAY_MS = 86_400_000;

/** The pull of reporting flows: on schedule for every ente of the register, every night for all 30 days, and on request. */
@Injectable()
export class PullFlussiJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(CONFIG) config: PagamentiConfig,
    @Inject(Database) private readonly db: Database,
    @Inject(ENTI) private readonly enti: Enti,
    @Inject(PullFlussi) private readonly pullFlussi: PullFlussi,
    @Inject(PULLS) private readonly pulls: Pulls,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    runner.schedule('fdr.giro', { everyMs: config.FDR_EVERY_MS, handler: () => this.askAll(false) });
    runner.schedule('fdr.notturno', { everyMs: DAY_MS, handler: () => this.askAll(true) });
    runner.register(PULL, {
      concurrency: 4,
      maxAttempts: 5,
      handler: (job) => this.pull(job),
      onGivenUp: (job, _code, error) => this.giveUp(job, error),
    });
  }

  private async askAll(whole: boolean): Promise<void> {
    for (const { ente } of await this.enti.all()) await this.pulls.schedule(ente, whole);
  }

  private async pull(job: RunningJob): Promise<void> {
    const { ente, scarico, completo } = argumentsOf(job);
    const attempt = await this.db.withSessionLock(`fdr:${ente}`, async () => {
      if (scarico !== undefined) await this.pulls.begun(ente, scarico);
      return this.pullFlussi.execute(ente, completo, correlationId(), (done, total) => job.progress(done, total));
    });
    if (!attempt.held) throw new JobPostponed('another pull of this ente is under way'); // one at a time per ente
    if (scarico !== undefined) await this.pulls.done(ente, scarico, attempt.value);
    if (attempt.value.nuovi > 0 || attempt.value.scartati > 0)
      this.log.info({ ente, ...attempt.value }, 'flussi scaricati');
  }

  private async giveUp(job: RunningJob, error: Error): Promise<void> {
    const { ente, scarico } = argumentsOf(job);
    this.log.error({ err: error, ente }, 'flussi non scaricati');
    if (scarico !== undefined) await this.pulls.failed(ente, scarico, error.message);
  }
}

function argumentsOf(job: RunningJob): { ente: CodiceFiscaleEnte; scarico: string | undefined; completo: boolean } {
  const { scarico, completo } = job.payload;
  return {
    ente: parseCodiceFiscaleEnte(job.ente ?? ''),
    scarico: typeof scarico === 'string' ? scarico : undefined,
    completo: completo === true,
  };
}
