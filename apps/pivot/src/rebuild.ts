import { type CodiceFiscaleEnte, parseCodiceFiscaleEnte, SystemClock } from '@mypay/kernel';
import { CommandRefused } from '@mypay/platform/config';
import { Database } from '@mypay/platform/db';
import { Jobs } from '@mypay/platform/jobs';
import type { Logger } from '@mypay/platform/log';
import type { PivotEnv } from './config';
import { REBUILD } from './job-kinds';
import { recountClassi } from './outbound/persistence/pg-classi';
import { PgEntiRegister } from './outbound/persistence/pg-enti';
import { rebuildOn } from './rebuild-on';

const TOLD_EVERY_MS = 5_000;
/** When the service takes over what this command began and did not end. */
const TAKEN_OVER_AFTER_MS = 15 * 60_000;

/**
 * `main.js rebuild [ente]`: computes everything again, of one ente or of all, and says how much was other than it was. On a
 * healthy database that is 0. It may run beside the service. If it is killed, the service computes the ente again by itself.
 */
export async function rebuild(
  [only]: readonly string[],
  { config, log }: { config: PivotEnv; log: Logger },
): Promise<void> {
  const chosen = only === undefined ? undefined : readEnte(only);
  const db = await Database.connect({ url: config.DATABASE_URL, schema: config.DATABASE_SCHEMA });
  const jobs = new Jobs();
  try {
    const enti: CodiceFiscaleEnte[] = chosen ? [chosen] : await new PgEntiRegister(db).all();
    const whole = rebuildOn(db, config);
    for (const ente of enti) {
      const dueAt = new Date(new SystemClock().now().getTime() + TAKEN_OVER_AFTER_MS);
      const job = { tipo: REBUILD, chiave: `${ente}:comando`, ente, payload: {}, dueAt };
      const inCase = await db.outsideTenants((tx) => jobs.enqueue(tx, job));
      const changed = await whole.execute(ente, { signal: new AbortController().signal, progress: telling(ente, log) });
      const counters = await db.inEnte(ente, (tx) => recountClassi(tx, ente));
      await db.outsideTenants((tx) => jobs.withdraw(tx, inCase));
      log.info({ ente, cambiati: changed, contatori: counters }, 'rebuilt');
    }
  } finally {
    await db.close();
  }
}

function telling(ente: CodiceFiscaleEnte, log: Logger): (looked: number) => Promise<void> {
  let told = performance.now();
  return (looked) => {
    if (performance.now() - told > TOLD_EVERY_MS) {
      log.info({ ente, visti: looked }, 'rebuilding');
      told = performance.now();
    }
    return Promise.resolve();
  };
}

function readEnte(text: string): CodiceFiscaleEnte {
  try {
    return parseCodiceFiscaleEnte(text);
  } catch {
    throw new CommandRefused('uso: rebuild [CODICE_FISCALE_ENTE]', 2);
  }
}
