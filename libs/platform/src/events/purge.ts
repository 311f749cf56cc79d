import type { Database } from '../db';

/** How long a thing is kept after nobody needs it. Source: architecture.md, Decisions, 6. */
const KEEP = { outboxHours: 24, logHours: 24, inboxDays: 90 } as const;
const CHUNK = 10_000;

/**
 * Throws away what is done with: outbox rows a day after they were relayed, log rows a day old that every cursor of their
 * topic has passed, inbox rows after 90 days. In short transactions; run it as a scheduled job.
 */
export async function purgeEvents(db: Database, transport: 'postgres' | 'kafka'): Promise<Record<string, number>> {
  const repeat = async (sql: string): Promise<number> => {
    for (let total = 0; ;) {
      const n = await db.outsideTenants((tx) => tx.execute(sql));
      total += n;
      if (n < CHUNK) return total;
    }
  };
  return {
    outbox: await repeat(
      `delete from outbox where id in (select id from outbox
        where inviato_il < now() - interval '${KEEP.outboxHours} hours' order by inviato_il limit ${CHUNK})`,
    ),
    inbox: await repeat(
      `delete from inbox where ctid in (select ctid from inbox
        where elaborato_il < now() - interval '${KEEP.inboxDays} days' order by elaborato_il limit ${CHUNK})`,
    ),
    registro:
      transport === 'kafka'
        ? 0
        : await repeat(
            `delete from eventi.registro where ctid in (select r.ctid from eventi.registro r
               join (select topic, min(progressivo) as letto from eventi.cursori group by topic) c using (topic)
              where r.progressivo <= c.letto and r.scritto_il < now() - interval '${KEEP.logHours} hours' limit ${CHUNK})`,
          ),
  };
}
