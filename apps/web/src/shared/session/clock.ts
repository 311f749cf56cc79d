/** The browser's clock: the only reader of the machine's in the screens. */
export const now = (): number => Date.now();

/** Today in Italy, or the day so many from today: `yyyy-MM-dd`. */
export const today = (daysAhead = 0): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' }).format(
    now() + daysAhead * 86_400_000,
  );
