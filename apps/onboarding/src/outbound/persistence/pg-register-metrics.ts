import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@mypay/platform/db';
import { Metrics } from '@mypay/platform/log';

/** What the last verification of the registers found, for Prometheus. */
@Injectable()
export class RegisterMetrics {
  constructor(@Inject(Metrics) metrics: Metrics, @Inject(Database) db: Database) {
    metrics.add(
      [{ name: 'registro_guasti', help: 'Lines that do not hold, at the last verification', labels: ['registro'] }],
      () =>
        db.outsideTenants(async (tx) => {
          const rows = await tx.query<{ registro: string; guasti: bigint }>(
            `select registro, guasti from registro_verifiche`,
          );
          return {
            registro_guasti: rows.map(({ registro, guasti }) => ({ labels: { registro }, value: Number(guasti) })),
          };
        }),
    );
  }
}
