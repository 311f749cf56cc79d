import type { DynamicModule, InjectionToken } from '@nestjs/common';
import { AuthModule } from '../auth';
import type { ServiceEnv } from '../config';
import { Database, DbModule } from '../db';
import { EventsHealth, EventsModule } from '../events';
import { HealthModule, type QuietReport } from '../health';
import { JobRunner, JobsModule } from '../jobs';
import { type Logger, LogModule } from '../log';
import type { EntitySchema } from 'typeorm';

/** How a service that has a database differs from the others in what stands under its doors. */
export interface ServiceShape {
  /** Services whose tokens it takes. */
  readonly trusts: readonly string[];
  /** Under which it reads events; absent for one that hears none. */
  readonly consumerGroup?: string;
  /** Aggregates that TypeORM maps (docs/adr/0010). */
  readonly entities?: readonly EntitySchema[];
  /** What else of its own must be done before it is quiet. */
  readonly quiet?: {
    readonly inject: InjectionToken[];
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- Nest hands over whatever stands behind the tokens
    readonly check: (...instances: any[]) => Promise<QuietReport>;
  };
}

/** Log, database, events, jobs, tokens and health: what every service with a database imports. */
export function serviceModules(config: ServiceEnv, log: Logger, shape: ServiceShape): DynamicModule[] {
  const { trusts, consumerGroup, entities, quiet } = shape;
  return [
    LogModule.forRoot(log),
    DbModule.forRoot(config, entities ? { entities } : {}),
    EventsModule.forRoot(config, consumerGroup === undefined ? {} : { consumerGroup }),
    JobsModule.forRoot(),
    AuthModule.forRoot(config, { trusts }),
    HealthModule.forRoot({
      demo: config.DEMO,
      inject: [Database, EventsHealth, JobRunner, ...(quiet?.inject ?? [])],
      checks: (db: Database, events: EventsHealth, jobs: JobRunner, ...own: unknown[]) => ({
        ready: { database: () => db.ping() },
        quiet: [
          () => events.quiet(),
          async () => ({ pending: { lavori: await jobs.pending() }, totals: { lavoriFalliti: await jobs.failed() } }),
          ...(quiet ? [() => quiet.check(...own)] : []),
        ],
      }),
    }),
  ];
}
