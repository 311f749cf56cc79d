const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

/** Failures in a row that may be of as many single keys. */
const FREE = 2;

/**
 * Who fails again and again and is to be left alone for a while: after two failures in a row a second, then twice as long each
 * time, until it goes well once.
 */
export class Rests<K> {
  private readonly entries = new Map<K, { readonly failures: number; readonly until: number }>();

  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** @returns how long it rests, in milliseconds */
  add(key: K): number {
    const failures = (this.entries.get(key)?.failures ?? 0) + 1;
    const ms = failures <= FREE ? 0 : Math.min(FIRST_MS * 2 ** (failures - FREE - 1), LONGEST_MS);
    this.entries.set(key, { failures, until: this.clock() + ms });
    return ms;
  }

  delete(key: K): void {
    this.entries.delete(key);
  }

  /** Who rests now. */
  now(): K[] {
    const now = this.clock();
    return [...this.entries].flatMap(([key, { until }]) => (until > now ? [key] : []));
  }
}
