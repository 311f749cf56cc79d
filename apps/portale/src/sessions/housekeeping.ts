import { type Database, deleteInChunks } from '@mypay/platform/db';
import type { Logger } from '@mypay/platform/log';
import { WakeLoop } from '@mypay/platform/db';

const EVERY_MS = 300_000;

/** What is over and read by nobody: dead sessions, logins that nobody finished, proofs of work that have expired. */
const OVER = ['sessioni', 'accessi_in_corso', 'prove_spese'] as const;

/** Deletes what has expired. @returns rows deleted */
export async function deleteExpired(db: Database, signal: AbortSignal): Promise<number> {
  let total = 0;
  for (const table of OVER)
    total += await deleteInChunks(
      db,
      signal,
      `delete from ${table} where ctid = any(array(select ctid from ${table} where scade_il < now() limit $1))`,
    );
  return total;
}

/** Deletes it every five minutes, in each replica: who comes second finds nothing. */
export const sessionHousekeeping = (db: Database, log: Logger): WakeLoop =>
  new WakeLoop({
    name: 'housekeeping of sessions',
    log,
    pollMs: EVERY_MS,
    turn: async (signal) => {
      await deleteExpired(db, signal);
      return false;
    },
  });
