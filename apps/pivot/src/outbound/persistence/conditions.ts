import type { DaysBetween } from '@mypay/pivot-core';

/**
 * The conditions of a list with their values, put together as they are asked for. What is not asked for leaves no trace, so
 * that each list finds its index; a class or verdict is written out, for the partial index of it.
 */
export class Conditions {
  readonly values: unknown[];
  private readonly parts: string[] = [];

  /** The first value is `$1`, the ente. */
  constructor(ente: string) {
    this.values = [ente];
  }

  /** The place of a value, `$n`. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** A condition without values. */
  always(sql: string): this {
    this.parts.push(sql);
    return this;
  }

  /** A condition on a value, when there is one. */
  when(value: unknown, sql: (place: string) => string): this {
    if (value !== undefined && value !== null) this.parts.push(sql(this.value(value)));
    return this;
  }

  /** Days from and to, both in. */
  between(column: string, days: DaysBetween | undefined): this {
    return this.when(days?.da, (p) => `${column} >= ${p}::date`).when(days?.a, (p) => `${column} <= ${p}::date`);
  }

  /** `and …` for each, or nothing. */
  get sql(): string {
    return this.parts.map((part) => ` and ${part}`).join('');
  }
}
