import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { EntitySchema } from 'typeorm';
import type { ServiceEnv } from '../config';
import { Database } from './database';
import { Housekeeping, type Retention } from './housekeeping';

/** Provides the service's `Database`, closed after everything that uses it, and its `Housekeeping`. */
@Global()
@Module({})
export class DbModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly db: Database) {}

  static forRoot(
    config: Pick<ServiceEnv, 'DATABASE_URL' | 'DATABASE_SCHEMA' | 'DATABASE_POOL' | 'SERVICE_NAME'> & Retention,
    options: { entities?: readonly EntitySchema[] } = {},
  ): DynamicModule {
    return {
      module: DbModule,
      providers: [
        {
          provide: Database,
          useFactory: () =>
            Database.connect({
              url: config.DATABASE_URL,
              schema: config.DATABASE_SCHEMA,
              poolSize: config.DATABASE_POOL,
              applicationName: config.SERVICE_NAME,
              ...(options.entities ? { entities: options.entities } : {}),
            }),
        },
        { provide: Housekeeping, useFactory: (db: Database) => new Housekeeping(db, config), inject: [Database] },
      ],
      exports: [Database, Housekeeping],
    };
  }

  onApplicationShutdown(): Promise<void> {
    return this.db.close();
  }
}
