import type { Brand } from './brand';
import { DomainError } from './domain-error';

/** An amount of money in euro cents, exact. */
export type Cents = Brand<bigint, 'Cents'>;

/** Greatest amount of the notice family (stAmount): 999999999.99 €. Source: pagopa-node.md §2. */
export const MAX_IMPORTO = 99_999_999_999n as Cents;

/** Brands an exact number of cents. */
export function cents(value: bigint): Cents {
  return value as Cents;
}

const EURO = /^(-?)(\d{1,16})\.(\d{2})$/;

/** Parses euro with a dot and exactly two digits (`120.50`), never rounding. @throws DomainError `IMPORTO_NON_VALIDO` */
export function parseEuro(text: string): Cents {
  const match = EURO.exec(text);
  if (!match)
    throw new DomainError('IMPORTO_NON_VALIDO', `Importo non valido: servono euro con due decimali e il punto`);
  const value = BigInt(`${match[2]}${match[3]}`);
  return cents(match[1] ? -value : value);
}

/** Parses a decimal of any number of decimals up to two (`4`, `4.5`, `4.50`), exact. @throws DomainError `IMPORTO_NON_VALIDO` */
export function parseLenientEuro(text: string): Cents {
  const match = /^(-?\d{1,16})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) throw new DomainError('IMPORTO_NON_VALIDO', `Importo non valido`);
  return parseEuro(`${match[1]}.${(match[2] ?? '').padEnd(2, '0')}`);
}

/** Writes cents as euro with two decimals and a dot: 12050n → `120.50`. */
export function formatEuro(value: bigint): string {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Exact sum; zero for none. */
export function sumCents(values: Iterable<bigint>): Cents {
  let total = 0n;
  for (const value of values) total += value;
  return cents(total);
}
