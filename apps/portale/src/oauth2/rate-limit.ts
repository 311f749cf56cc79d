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

/** How a guess ended: seconds to wait before another, or whether the secret was right and how many were wrong in a row. */
export type Guess =
  { readonly wait: number } | { readonly right: true } | { readonly right: false; readonly failures: number };

/** Guesses of one client from one address that are being checked, and those in line. */
interface Line {
  checking: number;
  readonly waiting: (() => void)[];
}

/**
 * How often tokens may be asked: so many a minute from one address, and after five wrong secrets of one client from one
 * address a wait that doubles each time (roles.md §5). In memory, so each portale counts for itself.
 */
export class RateLimit {
  private readonly windows = new Bounded<{ start: number; count: number }>();
  private readonly failures = new Bounded<{ count: number; until: number }>();
  private readonly lines = new Map<string, Line>();

  constructor(
    /** Requests that one name may make in the window. */
    private readonly most: number,
    private readonly elapsed: () => number = () => performance.now(),
    private readonly windowMs = WINDOW_MS,
  ) {}

  /** Counts a request. @returns seconds to wait; 0 when it may go on */
  request(address: string): number {
    const now = this.elapsed();
    const known = this.windows.get(address);
    const window = known && now - known.start < this.windowMs ? known : { start: now, count: 0 };
    this.windows.set(address, { ...window, count: window.count + 1 });
    return window.count < this.most ? 0 : Math.ceil((window.start + this.windowMs - now) / 1_000);
  }

  /** Takes back a request that failed through no fault of its sender. */
  forgive(address: string): void {
    const window = this.windows.get(address);
    if (window) this.windows.set(address, { ...window, count: Math.max(0, window.count - 1) });
  }

  /** @returns seconds that this client at this address must wait; 0 when none */
  waitOf(address: string, clientId: string): number {
    return this.waitFor(keyOf(address, clientId));
  }

  /**
   * Checks a secret. Guesses at once get no more checks than one after the other would: no more run together than failures
   * are still free, the others stand in line and are judged by how those ended. A check that throws counts against nobody.
   */
  async guess(address: string, clientId: string, check: () => Promise<boolean>): Promise<Guess> {
    const key = keyOf(address, clientId);
    for (;;) {
      const wait = this.waitFor(key);
      if (wait > 0) return { wait };
      const line = this.lines.get(key);
      if ((line?.checking ?? 0) < Math.max(1, FREE_FAILURES - (this.failures.get(key)?.count ?? 0))) break;
      await new Promise<void>((resolve) => line?.waiting.push(resolve));
    }
    const line = this.lines.get(key) ?? { checking: 0, waiting: [] };
    this.lines.set(key, line);
    line.checking += 1;
    try {
      if (!(await check())) return { right: false, failures: this.failed(key) };
      this.failures.delete(key);
      return { right: true };
    } finally {
      line.checking -= 1;
      if (line.checking === 0) this.lines.delete(key);
      for (const goOn of line.waiting.splice(0)) goOn();
    }
  }

  private waitFor(key: string): number {
    return Math.max(0, Math.ceil(((this.failures.get(key)?.until ?? 0) - this.elapsed()) / 1_000));
  }

  private failed(key: string): number {
    const count = (this.failures.get(key)?.count ?? 0) + 1;
    const beyond = count - FREE_FAILURES;
    const wait = beyond < 0 ? 0 : Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** Math.min(beyond, 20));
    this.failures.set(key, { count, until: this.elapsed() + wait });
    return count;
  }
}

const keyOf = (address: string, clientId: string): string => `${address} ${clientId}`;
