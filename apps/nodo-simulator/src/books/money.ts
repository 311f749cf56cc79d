import type { Cents } from './model';

/** A whole number of cents that fits exactly in a double; anything else is a bug of the caller. */
export function cents(value: number): Cents {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole cents: ${value}`);
  return value as Cents;
}

/** Reads `120.50` (two decimals, optional minus). Never rounds. */
export function readEuro(text: string): Cents {
  const match = /^(-?)(\d+)\.(\d{2})$/.exec(text);
  if (!match) throw new RangeError(`not an amount: ${text}`);
  const [, sign, euros = '', hundredths = ''] = match;
  return cents(Number(euros + hundredths) * (sign === '-' ? -1 : 1));
}

/** Writes `120.50`, with a minus when negative. */
export function writeEuro(amount: Cents): string {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Exact sum; 0 of nothing. */
export function total(amounts: Iterable<Cents>): Cents {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return cents(sum);
}
