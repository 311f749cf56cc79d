import { Inject, Injectable } from '@nestjs/common';
import type { DirtyQueue } from '@mypay/pivot-core';
import { Metrics } from '@mypay/platform/log';
import { DIRTY_QUEUE } from '../../tokens';

/** What the worker's queue tells Prometheus, the same in every replica: one question for the three gauges. */
@Injectable()
export class ClassifierMetrics {
  constructor(@Inject(Metrics) metrics: Metrics, @Inject(DIRTY_QUEUE) queue: DirtyQueue) {
    metrics.add(
      [
        { name: 'chiavi_sporche', help: 'Keys that wait to be classified' },
        { name: 'chiavi_sporche_eta_secondi', help: 'How long the oldest of them has waited' },
        { name: 'chiavi_rimandate', help: 'Keys that could not be classified and were put off' },
      ],
      async () => {
        const { waiting, oldestSeconds, postponed } = await queue.backlog();
        return { chiavi_sporche: waiting, chiavi_sporche_eta_secondi: oldestSeconds, chiavi_rimandate: postponed };
      },
    );
  }
}
