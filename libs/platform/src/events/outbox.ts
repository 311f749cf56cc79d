import type { EventDefinition, EventEnvelope, Outbox } from '@mypay/contracts';
import type { Tx } from '../db';
import { currentTraceparent } from '../log';

export const OUTBOX_CHANNEL = 'outbox';

/** The outbox in the transaction of the fact. Order of one key holds because a writer locks its aggregate's row before it appends. */
export class PgOutbox implements Outbox {
  constructor(private readonly tx: Tx) {}

  async append<Data>(definition: EventDefinition<Data>, event: EventEnvelope<Data>): Promise<void> {
    const traceparent = event.traceparent ?? currentTraceparent();
    const wire = definition.encode(traceparent === undefined ? event : { ...event, traceparent });
    await this.tx.query(`insert into outbox (topic, chiave, ente, evento) values ($1, $2, $3, $4)`, [
      definition.topic,
      definition.key(event),
      event.ente,
      JSON.stringify(wire),
    ]);
    await this.tx.query(`select pg_notify(current_schema() || '_' || $1, '')`, [OUTBOX_CHANNEL]);
  }
}
