import { createHash } from 'node:crypto';
import type { Run } from './model';

/** The independent streams of a run. */
export type StreamName = 'payments' | 'faults' | 'fdr' | 'bank' | 'latency' | 'receipts' | 'giornale';

/**
 * A stream of draws that depends on nothing but run, name and entity key: adding a payment never shifts the draws of another.
 * Source: node-simulator.md §4.
 */
export class Stream {
  private block = 0;
  private words: number[] = [];

  constructor(private readonly name: string) {}

  /** Uniform in [0, 1), 32 bits. */
  next(): number {
    const word = this.words.pop() ?? this.refill();
    return word / 0x1_0000_0000;
  }

  /** Uniform integer in [from, to]. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.integer(0, items.length - 1)];
    if (item === undefined) throw new RangeError(`nothing to pick in ${this.name}`);
    return item;
  }

  weighted<T>(items: readonly (readonly [T, number])[]): T {
    let left = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      left -= weight;
      if (left < 0) return item;
    }
    return this.pick(items)[0];
  }

  /** `count` decimal digits. */
  digits(count: number): string {
    return Array.from({ length: count }, () => this.integer(0, 9)).join('');
  }

  private refill(): number {
    const digest = createHash('sha256').update(`${this.name}#${this.block}`).digest();
    this.block += 1;
    for (let at = 28; at >= 0; at -= 4) this.words.push(digest.readUInt32BE(at));
    return this.words.pop() as number;
  }
}

/** The stream `name` of `run` for one entity. */
export function stream(
  run: Pick<Run, 'seed' | 'number'>,
  name: StreamName,
  ...key: readonly (string | number)[]
): Stream {
  return new Stream([run.seed, run.number, name, ...key].join('|'));
}

/** A score in [0, 1) of an entity for an election: the lowest are chosen. */
export function score(
  run: Pick<Run, 'seed' | 'number'>,
  name: StreamName,
  ...key: readonly (string | number)[]
): number {
  return stream(run, name, ...key).next();
}
