import { isOutage } from '@mypay/platform/db';
import { isNativeError } from 'node:util/types';

/** SQLSTATE: a statement cancelled for its time, 40001 and 40P01 serialisation and deadlock, a lock not obtained. */
const OF_ONE_TURN = /^(57014|40001|40P01|55P03)$/;

/**
 * Is this the whole database that does not answer? A statement that takes too long, or a deadlock, passes elsewhere for an
 * outage; here it may last for as long as the keys or rows of one ente are what they are, and the others must not wait for it.
 */
export function isOutageForAll(error: unknown): boolean {
  for (let cause: unknown = error; isNativeError(cause); cause = cause.cause)
    if (OF_ONE_TURN.test(stateOf(cause))) return false;
  return isOutage(error);
}

function stateOf(error: Error): string {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  return String(driverError?.code ?? code ?? '');
}
