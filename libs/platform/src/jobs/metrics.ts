import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../db';
import { Metrics } from '../log';

/** The questions of the scrape itself are no load to worry about: the pool is looked at when they are answered. */
const AFTER_OWN_QUESTIONS_MS = 300;

/** What the jobs of this service tell Prometheus, and the pool that they share with everything else. */
@Injectable()
export class JobsMetrics {
  constructor(@Inject(Metrics) metrics: Metrics, @Inject(Database) db: Database) {
    metrics.add(
      [
        { name: 'lavori', help: 'Jobs open or given up', labels: ['tipo', 'stato'] },
        { name: 'lavori_attesa_secondi', help: 'How long the oldest due job of a kind has waited', labels: ['tipo'] },
      ],
      () =>
        db.outsideTenants(async (tx) => {
          const rows = await tx.query<{ tipo: string; stato: string; n: bigint; attesa: number | null }>(
            `select tipo, stato, count(*) as n,
                    extract(epoch from now() - min(dovuto_il) filter (where stato = 'IN_ATTESA' and dovuto_il <= now()))::float8 as attesa
               from lavori where stato in ('IN_ATTESA', 'IN_CORSO', 'FALLITO') group by tipo, stato`,
          );
          return {
            lavori: rows.map(({ tipo, stato, n }) => ({ labels: { tipo, stato }, value: Number(n) })),
            lavori_attesa_secondi: rows
              .filter(({ stato }) => stato === 'IN_ATTESA')
              .map(({ tipo, attesa }) => ({ labels: { tipo }, value: attesa ?? 0 })),
          };
        }),
    );
    metrics.add(
      [{ name: 'database_connessioni', help: 'Connections of the pool, by state', labels: ['stato'] }],
      async () => {
        await sleep(AFTER_OWN_QUESTIONS_MS);
        const { busy, idle, waiting, size } = db.pool();
        return {
          database_connessioni: Object.entries({ in_uso: busy, libere: idle, in_coda: waiting, massime: size }).map(
            ([stato, value]) => ({ labels: { stato }, value }),
          ),
        };
      },
    );
  }
}
