const DECIMALS = 6;
/** One, in the fixed point of expressions: millionths. */
export const ONE = 10n ** BigInt(DECIMALS);

/** A decimal as people's forms bear it (`4`, `4.5`, up to 15 digits and 6 decimals) in millionths; undefined for anything else. */
export function readDecimal(text: string): bigint | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!match) return undefined;
  const value = BigInt(`${match[2]}${(match[3] ?? '').padEnd(DECIMALS, '0')}`);
  return match[1] ? -value : value;
}

/** Half away from zero, to whole multiples of `step` millionths. */
export function roundTo(value: bigint, step: bigint): bigint {
  const half = step / 2n;
  return value < 0n ? -(((-value + half) / step) * step) : ((value + half) / step) * step;
}

/** Millionths as whole cents, rounded half away from zero. */
export const toCents = (value: bigint): bigint => roundTo(value, ONE / 100n) / (ONE / 100n);

/** Millionths as text with the decimals that they need, or with two as money. */
export function writeDecimal(value: bigint, money = false): string {
  const rounded = money ? roundTo(value, ONE / 100n) : value;
  const digits = (rounded < 0n ? -rounded : rounded).toString().padStart(DECIMALS + 1, '0');
  const whole = digits.slice(0, -DECIMALS);
  const part = money ? digits.slice(-DECIMALS, -DECIMALS + 2) : digits.slice(-DECIMALS).replace(/0+$/, '');
  return `${rounded < 0n ? '-' : ''}${whole}${part === '' ? '' : `.${part}`}`;
}
