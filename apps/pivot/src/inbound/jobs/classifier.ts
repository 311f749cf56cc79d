import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { type DirtyQueue, EnteBusy, TolerantTurn } from '@mypay/pivot-core';
import { WakeLoop } from '@mypay/platform/db';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { DIRTY_QUEUE } from '../../tokens';
import { Rests } from './rests';
import { isOutageForAll } from './turn-faults';

/** The pool serves doors too. */
const ENTI_AT_ONCE = 4;

/**
 * The worker's loop: looks for enti with dirty keys each second, or when woken by NOTIFY, and gives each one turn after the
 * other, so that a giant flow of one ente does not keep the others waiting. An ente whose turns fail one after the other
 * rests, longer each time, and the others go on. Replicas share the enti by the advisory lock.
 */
@Injectable()
export class Classifier implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: WakeLoop;
  private readonly resting = new Rests<CodiceFiscaleEnte>();

  constructor(
    @Inject(DIRTY_QUEUE) private readonly queue: DirtyQueue,
    @Inject(TolerantTurn) private readonly turn: TolerantTurn,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    this.loop = new WakeLoop({
      name: 'classification',
      log,
      listen: (wake) => queue.listen(wake),
      turn: () => this.round(),
    });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** There may be something to do. */
  wake(): void {
    this.loop.wake();
  }

  /** A turn of some enti at once. @returns whether anything was done */
  private async round(): Promise<boolean> {
    const enti = await this.queue.due(ENTI_AT_ONCE, this.resting.now());
    const outcomes = await Promise.allSettled(enti.map((ente) => this.turnOf(ente)));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason; // an outage: the loop waits
    return outcomes.some((o) => o.status === 'fulfilled' && o.value);
  }

  /** @returns whether there may be more. @throws when the database does not answer at all */
  private async turnOf(ente: CodiceFiscaleEnte): Promise<boolean> {
    try {
      const start = performance.now();
      const { chiavi, changed, postponed } = await this.turn.execute(ente);
      if (postponed) {
        const ms = this.resting.add(ente);
        this.log.warn(
          { ente, ...postponed.key, err: postponed.error, riposo: ms },
          'a key cannot be classified: put off',
        );
        return true;
      }
      this.resting.delete(ente);
      if (chiavi === 0) return false;
      this.log.debug({ ente, chiavi, changed, ms: Math.round(performance.now() - start) }, 'classified');
      return true;
    } catch (error) {
      if (error instanceof EnteBusy) return false;
      if (isOutageForAll(error)) throw error;
      this.log.warn({ ente, err: error, riposo: this.resting.add(ente) }, 'an ente cannot be classified now');
      return true;
    }
  }
}
