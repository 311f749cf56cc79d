import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@mypay/kernel';
import { JobRunner } from '@mypay/platform/jobs';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { PgGiornale } from '../../outbound/persistence/pg-giornale';
import { CLOCK } from '../../tokens';
import { PaForNodeServer } from '../soap/pa-for-node.server';

const EVERY_MS = 15_000;
const PATIENCE_MS = 60_000;
/** Bodies are held in memory. */
const BATCH = 20;

/** Receipts whose bytes are kept and that never got an outcome (a crash, an outage) are judged again, by the same door. */
@Injectable()
export class JudgeReceiptsJob {
  constructor(
    @Inject(JobRunner) runner: JobRunner,
    @Inject(PgGiornale) private readonly giornale: PgGiornale,
    @Inject(PaForNodeServer) private readonly server: PaForNodeServer,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    runner.schedule('rt.senza-esito', { everyMs: EVERY_MS, handler: ({ signal }) => this.run(signal) });
  }

  /** Goes on as long as there are requests that it has not tried yet in this run. */
  async run(signal?: AbortSignal): Promise<void> {
    const tried = new Set<string>();
    for (;;) {
      const limite = new Date(this.clock.now().getTime() - PATIENCE_MS);
      const pending = (await this.giornale.withoutOutcome(limite, BATCH)).filter(({ id }) => !tried.has(id));
      if (pending.length === 0) return;
      for (const { id, corpo, contentType, arrivataIl } of pending) {
        signal?.throwIfAborted();
        tried.add(id);
        await this.server.pipeline.again(corpo, contentType, { id, arrivataIl, conservata: true });
        this.log.warn({ messaggio: id }, 'paSendRT judged again: its first call had no outcome');
      }
    }
  }
}
