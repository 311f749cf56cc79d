import { ONE, roundTo, writeDecimal } from './decimal';
import type { Expression, FunctionName } from './expression';

/** What an expression yields: a decimal in millionths, a text, a truth, texts; null for what is not there or makes no sense. */
export type Computed = bigint | string | boolean | readonly Computed[] | null;

/** Where the names of an expression stand, and which day it is (`yyyy-mm-dd`). */
export interface Scope {
  readonly today: string;
  field(name: string, column?: string): Computed;
}

const isEmpty = (value: Computed): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Only a true is a yes: what is absent or of another kind is a no. */
export const holds = (value: Computed): boolean => value === true;

/** The value of an expression; null where an operand is absent, of the wrong kind, or nought below a line. Total. */
export function compute(expression: Expression, scope: Scope): Computed {
  switch (expression.op) {
    case 'value':
      return expression.value;
    case 'field':
      return scope.field(expression.name, expression.column);
    case 'not':
      return !holds(compute(expression.of, scope));
    case 'minus': {
      const of = compute(expression.of, scope);
      return typeof of === 'bigint' ? -of : null;
    }
    case 'or':
      return holds(compute(expression.left, scope)) || holds(compute(expression.right, scope));
    case 'and':
      return holds(compute(expression.left, scope)) && holds(compute(expression.right, scope));
    case 'call':
      return call(expression.name, expression.of, scope);
    default:
      return binary(expression.op, compute(expression.left, scope), compute(expression.right, scope));
  }
}

function binary(op: string, left: Computed, right: Computed): Computed {
  if (op === '=') return isEmpty(left) ? isEmpty(right) : left === right;
  if (op === '!=') return isEmpty(left) ? !isEmpty(right) : left !== right;
  if (typeof left === 'string' && typeof right === 'string' && left !== '' && right !== '') {
    if (op === '+') return left + right;
    return compare(op, left, right);
  }
  if (typeof left !== 'bigint' || typeof right !== 'bigint') return '+-*/'.includes(op) ? null : false;
  switch (op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return roundTo(left * right, ONE) / ONE;
    case '/':
      return right === 0n ? null : (left * ONE) / right;
    default:
      return compare(op, left, right);
  }
}

const compare = <T extends bigint | string>(op: string, left: T, right: T): boolean | null =>
  op === '<'
    ? left < right
    : op === '<='
      ? left <= right
      : op === '>'
        ? left > right
        : op === '>='
          ? left >= right
          : null;

const DAY = 86_400_000;

/** Day number of the first ten characters of an ISO date; undefined unless it is in the calendar. */
export function dayNumber(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match.map(Number);
  const millis = Date.UTC(year ?? 0, (month ?? 0) - 1, day);
  return new Date(millis).toISOString().startsWith(text.slice(0, 10)) ? millis / DAY : undefined;
}

function call(name: FunctionName, of: readonly Expression[], scope: Scope): Computed {
  const value = (n: number): Computed => {
    const argument = of[n];
    return argument ? compute(argument, scope) : null;
  };
  switch (name) {
    case 'today':
      return scope.today;
    case 'if':
      return holds(value(0)) ? value(1) : value(2);
    case 'choose':
      return chosen(of, scope);
    case 'min':
    case 'max':
      return extreme(
        name,
        of.map((_, n) => value(n)),
      );
    case 'round':
      return rounded(value(0), of.length > 1 ? value(1) : 2n * ONE);
    case 'empty':
      return isEmpty(value(0));
    case 'contains': {
      const list = value(0);
      return Array.isArray(list) && list.includes(value(1));
    }
    case 'count': {
      const list = value(0);
      return Array.isArray(list) ? BigInt(list.length) * ONE : null;
    }
    case 'sum': {
      const list = value(0);
      return Array.isArray(list) ? sumOf(list) : null;
    }
    case 'length': {
      const text = value(0);
      return typeof text === 'string' ? BigInt([...text].length) * ONE : null;
    }
    case 'days':
      return daysBetween(value(0), value(1));
    case 'year': {
      const text = value(0);
      return typeof text === 'string' && dayNumber(text) !== undefined ? BigInt(text.slice(0, 4)) * ONE : null;
    }
  }
}

/** `choose(value, key, result, …, otherwise)`: the result beside the first key that is the value. */
function chosen(of: readonly Expression[], scope: Scope): Computed {
  const [subject, ...rest] = of;
  const found = subject ? compute(subject, scope) : null;
  for (let n = 0; n + 1 < rest.length; n += 2) {
    const [key, result] = [rest[n], rest[n + 1]];
    if (key && result && binary('=', found, compute(key, scope)) === true) return compute(result, scope);
  }
  const otherwise = rest.length % 2 === 1 ? rest.at(-1) : undefined;
  return otherwise ? compute(otherwise, scope) : null;
}

function extreme(name: 'min' | 'max', values: readonly Computed[]): Computed {
  let found: bigint | undefined;
  for (const value of values) {
    if (typeof value !== 'bigint') return null;
    if (found === undefined || (name === 'min' ? value < found : value > found)) found = value;
  }
  return found ?? null;
}

function rounded(value: Computed, digits: Computed): Computed {
  if (typeof value !== 'bigint' || typeof digits !== 'bigint') return null;
  const places = digits / ONE;
  return places < 0n || places > 6n ? null : roundTo(value, ONE / 10n ** places);
}

function sumOf(list: readonly Computed[]): Computed {
  let total = 0n;
  for (const value of list) {
    if (typeof value !== 'bigint') return null;
    total += value;
  }
  return total;
}

/** Days from one to the other, both counted: the same day is 1. */
function daysBetween(from: Computed, to: Computed): Computed {
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return first === undefined || last === undefined ? null : BigInt(last - first + 1) * ONE;
}

/** A computed value as the text of its field. */
export function asText(value: Computed, money: boolean): string {
  if (value === null) return '';
  if (typeof value === 'bigint') return writeDecimal(value, money);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return typeof value === 'string' ? value : '';
}
