import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@mypay/kernel';
import { attemptOf, nextAttempt, type PendingRequest, type PendingRequests } from '@mypay/pagamenti-core';
import { JobRunner } from '@mypay/platform/jobs';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { CLOCK, GIORNALE } from '../../tokens';
import { PaForNodeServer } from '../soap/pa-for-node.server';

const EVERY_MS = 15_000;

/** Receipts whose bytes are kept and that never got an outcome (a crash, an outage) are judged again, by the same door. */
@Injectable()
export class JudgeReceiptsJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(GIORNALE) private readonly requests: PendingRequests,
    @Inject(PaForNodeServer) private readonly server: PaForNodeServer,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    runner.schedule('rt.senza-esito', { everyMs: EVERY_MS, handler: ({ signal }) => this.run(signal) });
  }

  /** Goes on as long as a request is due: each is tried once, and then again later and later, for a day. */
  async run(signal?: AbortSignal): Promise<void> {
    const now = this.clock.now();
    for (;;) {
      signal?.throwIfAborted();
      const pending = await this.requests.takePending(now, (attempts) => nextAttempt(attempts, now));
      if (!pending) return;
      await this.judge(pending, now);
    }
  }

  private async judge({ id, corpo, contentType, arrivataIl, attempts }: PendingRequest, now: Date): Promise<void> {
    const next = attemptOf(arrivataIl, attempts, now);
    this.log.warn({ messaggio: id, tentativo: attempts }, 'a request without outcome is judged again');
    if (next !== 'GIVE_UP') await this.server.pipeline.again(corpo, contentType, { id, arrivataIl, again: true });
    if (next === 'TRY') return;
    await this.requests.giveUp(id, now); // one that has its outcome keeps it
    this.log.error(
      { messaggio: id, tentativo: attempts },
      'a request had no outcome for a day, if it still has none it is given up',
    );
  }
}
