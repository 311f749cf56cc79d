import { CommandRefused } from '@mypay/platform/config';
import { Database } from '@mypay/platform/db';
import type { Logger } from '@mypay/platform/log';
import type { OnboardingEnv } from './config';
import { ENTITIES } from './outbound/persistence/entities';
import { PgRegisterProof } from './outbound/persistence/pg-register-proof';

/** `main.js verifica-registri`: reads every chain of the registers, tells each line that does not hold, and fails if any. */
export async function verifyRegisters(
  _args: readonly string[],
  { config, log }: { config: OnboardingEnv; log: Logger },
): Promise<void> {
  const db = await Database.connect({ url: config.DATABASE_URL, schema: config.DATABASE_SCHEMA, entities: ENTITIES });
  try {
    const { lines, faults } = await new PgRegisterProof(db).verify();
    for (const fault of faults) log.error(fault, 'a line does not hold');
    if (faults.length > 0) throw new CommandRefused(`i registri non sono integri: ${faults.length} righe`, 1);
    log.info({ lines }, 'registers verified');
  } finally {
    await db.close();
  }
}
