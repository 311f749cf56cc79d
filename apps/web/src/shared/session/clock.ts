/** The browser's clock: the only reader of the machine's in the screens. */
export const now = (): number => Date.now();

const DAY_MS = 86_400_000;

/** The day (`yyyy-MM-dd`) that is `days` after a day. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Today in Italy, or the day so many from today: `yyyy-MM-dd`. Counted in days: a night of 23 or 25 hours is one too. */
export const today = (daysAhead = 0): string =>
  dayAfter(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' }).format(now()), daysAhead);
