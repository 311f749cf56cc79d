import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../db';
import { Metrics } from '../log';
import { EventServer } from './transport';

/** What the doors of events tell Prometheus. */
@Injectable()
export class EventsMetrics {
  constructor(
    @Inject(Metrics) metrics: Metrics,
    @Inject(Database) db: Database,
    @Inject(EventServer) server: EventServer,
  ) {
    metrics.add(
      [
        { name: 'eventi_da_inviare', help: 'Outbox rows not announced yet' },
        { name: 'eventi_da_inviare_eta_secondi', help: 'Age of the oldest outbox row not announced yet' },
        { name: 'lettere_morte', help: 'Events given up and kept', labels: ['topic'] },
      ],
      () =>
        db.outsideTenants(async (tx) => {
          const outbox = await tx.query<{ n: bigint; eta: number }>(
            `select count(*) as n, coalesce(extract(epoch from now() - min(creato_il)), 0)::float8 as eta
               from outbox where inviato_il is null`,
          );
          const dead = await tx.query<{ topic: string; n: bigint }>(
            `select topic, count(*) as n from lettere_morte group by topic`,
          );
          return {
            eventi_da_inviare: Number(outbox[0]?.n ?? 0),
            eventi_da_inviare_eta_secondi: outbox[0]?.eta ?? 0,
            lettere_morte: dead.map(({ topic, n }) => ({ labels: { topic }, value: Number(n) })),
          };
        }),
    );
    metrics.add(
      [{ name: 'eventi_da_leggere', help: 'Events not handled yet by this service', labels: ['topic', 'gruppo'] }],
      async () => ({
        eventi_da_leggere: [...(await server.lags())].map(([topic, value]) => ({
          labels: { topic, gruppo: server.group },
          value,
        })),
      }),
    );
  }
}
