import { instantOf, millis } from '../books/dates';
import type { Instant } from '../books/model';
import type { Store } from '../store/store';

export type ClockMode = 'real' | 'frozen';

interface Row {
  readonly scarto_ms: number;
  readonly fermo: string | null;
  readonly verso: string | null;
  readonly sciogli: boolean;
}

/**
 * Virtual time: 1:1 with the real clock plus the advances made, or standing still. It never goes back. Its state is in the
 * database, so a restart goes on from where it stood. Source: node-simulator.md §4.
 */
export class VirtualClock {
  private offsetMs = 0;
  private frozenAt: Instant | undefined;
  private target: Instant | undefined;
  /** While an advance is on its way time stands still between one job and the next; 1:1 resumes when it ends. */
  private thawAfter = false;

  constructor(
    private readonly store: Store,
    private readonly realMs: () => number,
  ) {}

  async load(): Promise<void> {
    const [row] = await this.store.rows<Row>('select scarto_ms, fermo, verso, sciogli from orologio where id = 1');
    if (!row) throw new Error('the clock is missing: has `migrate` run?');
    this.offsetMs = row.scarto_ms;
    this.frozenAt = row.fermo ?? undefined;
    this.target = row.verso ?? undefined;
    this.thawAfter = row.sciogli;
  }

  now(): Instant {
    return this.frozenAt ?? instantOf(this.realMs() + this.offsetMs);
  }

  get mode(): ClockMode {
    return this.frozenAt === undefined || this.thawAfter ? 'real' : 'frozen';
  }

  /** The instant towards which an advance is on its way. */
  get advancingTo(): Instant | undefined {
    return this.target;
  }

  async freeze(): Promise<void> {
    if (this.frozenAt === undefined) this.frozenAt = this.now();
    this.thawAfter = false;
    await this.save();
  }

  /** Goes on 1:1 from the instant at which it stands. */
  async release(): Promise<void> {
    if (this.target !== undefined) {
      this.thawAfter = true;
      return this.save();
    }
    if (this.frozenAt !== undefined) this.offsetMs = millis(this.frozenAt) - this.realMs();
    this.frozenAt = undefined;
    await this.save();
  }

  /** Declares an advance; survives a crash. An instant already passed changes nothing. */
  async aim(to: Instant): Promise<void> {
    if (to <= this.now() || (this.target !== undefined && to <= this.target)) return;
    if (this.frozenAt === undefined) {
      this.frozenAt = this.now();
      this.thawAfter = true;
    }
    this.target = to;
    await this.save();
  }

  /** Steps to `instant` on the way of an advance. */
  step(instant: Instant): void {
    if (this.frozenAt !== undefined && instant > this.frozenAt) this.frozenAt = instant;
  }

  /** The advance has arrived. */
  async arrive(): Promise<void> {
    if (this.target === undefined) return;
    this.step(this.target);
    this.target = undefined;
    if (this.thawAfter) {
      this.thawAfter = false;
      await this.release();
    } else await this.save();
  }

  private async save(): Promise<void> {
    await this.store.run('update orologio set scarto_ms = $1, fermo = $2, verso = $3, sciogli = $4 where id = 1', [
      this.offsetMs,
      this.frozenAt ?? null,
      this.target ?? null,
      this.thawAfter,
    ]);
  }
}
