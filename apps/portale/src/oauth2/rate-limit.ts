const ENTRIES = 10_000;
const WINDOW_MS = 60_000;
const FREE_FAILURES = 5;
const LONGEST_WAIT_MS = 300_000;

/** A map that forgets its oldest entry rather than grow. */
class Bounded<V> extends Map<string, V> {
  override set(key: string, value: V): this {
    this.delete(key);
    super.set(key, value);
    const oldest = this.size > ENTRIES ? this.keys().next().value : undefined;
    if (oldest !== undefined) this.delete(oldest);
    return this;
  }
}

/**
 * How often tokens may be asked: so many a minute from one address, and after five wrong secrets of one client from one
 * address a wait that doubles each time (roles.md §5). In memory, so each portale counts for itself.
 */
export class RateLimit {
  private readonly windows = new Bounded<{ start: number; count: number }>();
  private readonly failures = new Bounded<{ count: number; until: number }>();

  constructor(
    private readonly perMinute: number,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  /** Counts a request. @returns seconds to wait; 0 when it may go on */
  request(address: string): number {
    const now = this.elapsed();
    const known = this.windows.get(address);
    const window = known && now - known.start < WINDOW_MS ? known : { start: now, count: 0 };
    this.windows.set(address, { ...window, count: window.count + 1 });
    return window.count < this.perMinute ? 0 : Math.ceil((window.start + WINDOW_MS - now) / 1_000);
  }

  /** @returns seconds that this client at this address must wait; 0 when none */
  waitOf(address: string, clientId: string): number {
    const until = this.failures.get(`${address} ${clientId}`)?.until ?? 0;
    return Math.max(0, Math.ceil((until - this.elapsed()) / 1_000));
  }

  /** Remembers a wrong secret. @returns how many in a row */
  failed(address: string, clientId: string): number {
    const key = `${address} ${clientId}`;
    const count = (this.failures.get(key)?.count ?? 0) + 1;
    const beyond = count - FREE_FAILURES;
    const wait = beyond < 0 ? 0 : Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** Math.min(beyond, 20));
    this.failures.set(key, { count, until: this.elapsed() + wait });
    return count;
  }

  succeeded(address: string, clientId: string): void {
    this.failures.delete(`${address} ${clientId}`);
  }
}
