import { randomUUID } from 'node:crypto';
import type { Database, Tx } from '../db';

export const LEASE_SECONDS = 10;

/** A row of `lavori` that this process has just taken. */
export interface JobRow {
  readonly id: string;
  readonly tipo: string;
  readonly ente: string | null;
  readonly dati: Record<string, unknown>;
  /** This attempt counted. */
  readonly tentativi: number;
  readonly ripresa: unknown;
  readonly periodico: boolean;
  /** Its holder went silent: the process died, or lost the database. */
  readonly interrotto: boolean;
  /** Of this taking alone: who holds another one has lost the job. */
  readonly token: string;
}

/**
 * Takes one due job of these kinds, the one whose turn it is, and counts the attempt. The choice is materialized, so that no
 * plan evaluates it twice and takes more than one. Jobs whose holder went silent only when `interrupted` says so.
 */
export async function claimJob(
  db: Database,
  tipi: readonly string[],
  interrupted: boolean,
): Promise<JobRow | undefined> {
  const token = randomUUID();
  const rows = await db.outsideTenants((tx) =>
    tx.query<Omit<JobRow, 'token'>>(
      `with scelto as materialized (
         select due.id, due.interrotto from unnest($2::text[]) as k(tipo) cross join lateral (
           select id, stato = 'IN_CORSO' as interrotto from lavori
            where tipo = k.tipo and stato in ('IN_ATTESA', 'IN_CORSO')
              and ((stato = 'IN_ATTESA' and dovuto_il <= now()) or ($3 and stato = 'IN_CORSO' and affidato_fino < now()))
            order by turno, dovuto_il limit 1 for update skip locked) due limit 1)
       update lavori l set stato = 'IN_CORSO', affidato_a = $1, tentativi = tentativi + 1,
              affidato_fino = now() + make_interval(secs => ${LEASE_SECONDS})
         from scelto where l.id = scelto.id
       returning l.id, l.tipo, l.ente, l.dati, l.tentativi, l.ripresa, l.periodico, scelto.interrotto`,
      [token, tipi, interrupted],
    ),
  );
  return rows[0] && { ...rows[0], token };
}

/** Puts the next run of a schedule in the queue, once for all replicas. */
export async function armSchedule(tx: Tx, tipo: string, everyMs: number): Promise<void> {
  await tx.query(
    `insert into lavori (tipo, chiave, dati, periodico, dovuto_il)
     values ($1, 'periodico', '{}', true, now() + make_interval(secs => $2::float / 1000))
     on conflict (tipo, chiave) where stato in ('IN_ATTESA', 'IN_CORSO') do nothing`,
    [tipo, everyMs],
  );
}
