import type { Database } from '../db';
import { PostgresEventServer, PostgresRelay } from './postgres-transport';
import type { Relay } from './relay';
import type { EventServer, TransportSetup } from './transport';

export type { EventServer, Relay };

/** What the suite needs of a transport. */
export interface TransportUnderTest {
  relay(): Relay;
  server(setup: TransportSetup): EventServer;
  createTopic(topic: string): Promise<void>;
  /** Something that changes when the group rebalances. */
  generation(server: EventServer): Promise<unknown>;
  readonly outageMs: number;
  close(): Promise<void>;
}

const postgres = (): Promise<TransportUnderTest> =>
  Promise.resolve({
    relay: () => new PostgresRelay(),
    server: (setup) => new PostgresEventServer(setup),
    createTopic: () => Promise.resolve(),
    generation: () => Promise.resolve('one reader'),
    outageMs: 2_000,
    close: () => Promise.resolve(),
  });

export const transports: [string, (db: Database) => Promise<TransportUnderTest>][] = [['postgres', postgres]];
