/** The browser's clock: the only reader of the machine's in the screens. */
export const now = (): number => Date.now();

/** Today in Italy, `yyyy-MM-dd`. */
export const today = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' }).format(now());
