import { Inject, Injectable } from '@nestjs/common';
import { deleteInChunks, Housekeeping } from '../db';

const CHUNK = 10_000;

/** What the doors of events leave behind, and for how long. Source: architecture.md, Decisions, 6. */
@Injectable()
export class EventsHousekeeping {
  constructor(@Inject(Housekeeping) housekeeping: Housekeeping) {
    housekeeping.add('outbox', (db, keep, signal) =>
      deleteInChunks(
        db,
        signal,
        `delete from outbox where id in (select id from outbox
           where inviato_il < now() - make_interval(hours => $2) order by inviato_il limit $1)`,
        keep.KEEP_OUTBOX_HOURS,
      ),
    );
    housekeeping.add('inbox', (db, keep, signal) =>
      deleteInChunks(
        db,
        signal,
        `delete from inbox where ctid in (select ctid from inbox
           where elaborato_il < now() - make_interval(days => $2) order by elaborato_il limit $1)`,
        keep.KEEP_INBOX_DAYS,
      ),
    );
    housekeeping.add('lettere_morte', (db, keep, signal) =>
      deleteInChunks(
        db,
        signal,
        `delete from lettere_morte where id in (select id from lettere_morte
           where creato_il < now() - make_interval(days => $2) limit $1)`,
        keep.KEEP_DEAD_LETTERS_DAYS,
      ),
    );
    // With Kafka the log is empty and the broker forgets by itself. The function takes only what every listener has read.
    housekeeping.add('registro', async (db, keep, signal) => {
      for (let total = 0; ;) {
        const rows = await db.outsideTenants((tx) =>
          tx.query<{ n: bigint }>(`select eventi.pulisci($1, $2) as n`, [keep.KEEP_EVENT_LOG_HOURS, CHUNK]),
        );
        const n = Number(rows[0]?.n ?? 0);
        total += n;
        if (n < CHUNK || signal.aborted) return total;
      }
    });
  }
}
