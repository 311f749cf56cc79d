import type { CodiceFiscaleEnte } from './identity';
import type { Clock } from './time';

const DAY_MS = 86_400_000;

/** The instant so many days ago: what ended before it is no longer kept. */
export const daysAgo = (clock: Clock, days: number): Date => new Date(clock.now().getTime() - days * DAY_MS);

/**
 * Forgets ente by ente, a batch at a time, until a batch comes back short; an ente that fails does not keep the others from it.
 * @param forgetSome forgets at most `batch` of an ente and says how many
 * @returns how many over all enti. @throws AggregateError at the end, when an ente failed; the reason of `signal` at once
 */
export async function forgetByEnte(
  enti: readonly CodiceFiscaleEnte[],
  batch: number,
  forgetSome: (ente: CodiceFiscaleEnte) => Promise<number>,
  signal: AbortSignal,
): Promise<number> {
  const faults: unknown[] = [];
  let forgotten = 0;
  for (const ente of enti)
    try {
      for (let some = batch; some === batch; forgotten += some) {
        signal.throwIfAborted();
        some = await forgetSome(ente);
      }
    } catch (error) {
      signal.throwIfAborted();
      faults.push(error);
    }
  if (faults.length > 0) throw new AggregateError(faults, `what is old of ${faults.length} enti cannot be forgotten`);
  return forgotten;
}
