import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ServiceEnv } from '../config';
import { Database } from '../db';
import { LOGGER, type Logger } from '../log';
import { EventsHousekeeping } from './housekeeping';
import { Inbox } from './inbox';
import { kafkaClient } from './kafka';
import type { KafkaSettings } from './kafka-security';
import { KafkaEventServer, KafkaRelay } from './kafka-transport';
import { EventsMetrics } from './metrics';
import { PostgresEventServer, PostgresRelay } from './postgres-transport';
import { OutboxRelay } from './relay';
import { EventServer } from './transport';

/** Starts and stops the relay with the application, and says what is still under way. */
@Injectable()
export class EventsHealth implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(OutboxRelay) private readonly relay: OutboxRelay,
    @Inject(EventServer) private readonly server: EventServer,
  ) {}

  onApplicationBootstrap(): void {
    this.relay.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.relay.stop();
  }

  /** For `/health/quiet`: outbox rows and unread messages; totals of events written and taken, and dead letters. */
  async quiet(): Promise<{ pending: Record<string, number>; totals: Record<string, number> }> {
    const { pending, written } = await this.relay.report();
    const rows = await this.db.outsideTenants((tx) =>
      tx.query<{ presi: bigint; morti: bigint }>(
        `select (select count(*) from inbox) as presi, (select count(*) from lettere_morte) as morti`,
      ),
    );
    return {
      pending: { outbox: pending, consumatori: await this.server.lag() },
      totals: {
        ...Object.fromEntries(Object.entries(written).map(([topic, n]) => [`scritti:${topic}`, n])),
        presi: Number(rows[0]?.presi ?? 0),
        lettereMorte: Number(rows[0]?.morti ?? 0),
      },
    };
  }
}

@Global()
@Module({})
export class EventsModule {
  static forRoot(
    config: Pick<ServiceEnv, 'EVENT_TRANSPORT' | 'SERVICE_NAME'> & KafkaSettings,
    options: { consumerGroup?: string },
  ): DynamicModule {
    return {
      module: EventsModule,
      providers: [
        Inbox,
        {
          provide: EventServer,
          useFactory: (db: Database, log: Logger): EventServer => {
            const setup = { db, log, group: options.consumerGroup };
            return config.EVENT_TRANSPORT === 'kafka'
              ? new KafkaEventServer(setup, kafkaClient(config, config.SERVICE_NAME, log))
              : new PostgresEventServer(setup);
          },
          inject: [Database, LOGGER],
        },
        {
          provide: OutboxRelay,
          useFactory: (db: Database, log: Logger) =>
            new OutboxRelay(
              db,
              config.EVENT_TRANSPORT === 'kafka'
                ? new KafkaRelay(kafkaClient(config, `${config.SERVICE_NAME}-relay`, log))
                : new PostgresRelay(),
              log,
            ),
          inject: [Database, LOGGER],
        },
        EventsHealth,
        EventsHousekeeping,
        EventsMetrics,
      ],
      exports: [Inbox, EventServer, OutboxRelay, EventsHealth],
    };
  }
}

/** Hands Nest's event handlers to the transport and starts it; call it when the application serves. */
export async function connectEvents(app: NestFastifyApplication): Promise<void> {
  app.connectMicroservice({ strategy: app.get(EventServer) }, { inheritAppConfig: true });
  await app.startAllMicroservices();
}
