const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** More than a day of tries holds: who reaches it takes the process down each time. */
const MOST_ATTEMPTS = 40;

/**
 * When a receipt without outcome is judged again: twice as long after each try, at most an hour. Pure.
 * @param attempts tries so far
 */
export function nextAttempt(attempts: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(MINUTE_MS * 2 ** Math.min(attempts, 10), HOUR_MS));
}

/** What becomes of a receipt that is taken to be judged again: after a day there is one last try, and none for what never ends one. Pure. */
export function attemptOf(arrival: Date, attempts: number, now: Date): 'TRY' | 'LAST_TRY' | 'GIVE_UP' {
  if (attempts > MOST_ATTEMPTS) return 'GIVE_UP';
  return now.getTime() - arrival.getTime() >= DAY_MS ? 'LAST_TRY' : 'TRY';
}
