import { Inject, Injectable } from '@nestjs/common';
import type { EventEnvelope } from '@mypay/contracts';
import { Database, type Tx } from '../db';

/** Takes each event once: its inbox row and its effect are one transaction, under the event's ente. */
@Injectable()
export class Inbox {
  constructor(@Inject(Database) private readonly db: Database) {}

  /** False, and no effect, when `group` had this event already. */
  once(group: string, event: EventEnvelope<unknown>, work: (tx: Tx) => Promise<void>): Promise<boolean> {
    return this.db.inEnte(event.ente, async (tx) => {
      const fresh = await tx.execute(
        `insert into inbox (ente, gruppo, evento) values ($1, $2, $3) on conflict do nothing`,
        [event.ente, group, event.id],
      );
      if (fresh === 0) return false;
      await work(tx);
      return true;
    });
  }
}
