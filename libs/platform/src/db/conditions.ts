/**
 * The conditions of a list with their values, put together as they are asked for: what is not asked for leaves no trace, so that
 * each list finds its index. Every value goes in as a placeholder; only texts of ours become SQL.
 */
export class Conditions {
  readonly values: unknown[];
  private readonly parts: string[] = [];

  /** Values that the statement names by itself: the first is `$1`. */
  constructor(...values: readonly unknown[]) {
    this.values = [...values];
  }

  /** The placeholder of a value, `$n`, with its type when one is given. */
  value(value: unknown, type?: string): string {
    return `$${this.values.push(value)}${type === undefined ? '' : `::${type}`}`;
  }

  /** A condition as it stands. */
  add(condition: string): this {
    this.parts.push(condition);
    return this;
  }

  /** A condition on a value, when there is one. */
  where(value: unknown, condition: (placeholder: string) => string, type?: string): this {
    if (value !== undefined && value !== null) this.parts.push(condition(this.value(value, type)));
    return this;
  }

  /** Days from and to, both in. One day is asked for as that day, so that an index with its rows in order gives them so. */
  between(column: string, from: string | undefined, to: string | undefined): this {
    if (from === to) return this.where(from, (at) => `${column} = ${at}`, 'date');
    return this.where(from, (at) => `${column} >= ${at}`, 'date').where(to, (at) => `${column} <= ${at}`, 'date');
  }

  /** Rows beyond a key, in the order of its columns; types as PostgreSQL has them. */
  beyond(
    sign: '<' | '>',
    columns: readonly (readonly [column: string, type: string])[],
    key: readonly unknown[] | undefined,
  ): this {
    if (key === undefined) return this;
    const places = columns.map(([, type], index) => this.value(key[index], type));
    return this.add(`(${columns.map(([column]) => column).join(', ')}) ${sign} (${places.join(', ')})`);
  }

  /** All of them; `true` for none. */
  get sql(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' and ');
  }
}
