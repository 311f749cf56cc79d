import { createHash } from 'node:crypto';

/** Choices that depend only on the seed and on the name of what is chosen: one more choice shifts no other. */
export class Choices {
  constructor(private readonly seed: string) {}

  /** A whole number from 0 to `below` - 1. */
  number(name: string, below: number): number {
    return createHash('sha256').update(`${this.seed}/${name}`).digest().readUIntBE(0, 6) % below;
  }

  of<T>(name: string, items: readonly T[]): T {
    const item = items[this.number(name, items.length)];
    if (item === undefined) throw new Error(`nothing to choose for ${name}`);
    return item;
  }
}
