import { FORM_BOUNDS } from './definition';
import { readDecimal } from './decimal';

/**
 * The language of forms: decimals, texts, names of fields, `+ - * /`, comparisons, `and or not`, a few functions. It has no
 * loops, no assignment and no way out, so it always ends and touches nothing. Source: dovuti.md §9.7.
 */
export type Expression =
  | { readonly op: 'value'; readonly value: bigint | string | boolean }
  | { readonly op: 'field'; readonly name: string; readonly column?: string | undefined }
  | { readonly op: 'not' | 'minus'; readonly of: Expression }
  | { readonly op: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'call'; readonly name: FunctionName; readonly of: readonly Expression[] };
export type BinaryOperator = 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/';

/** Functions with how many arguments each takes. */
export const FUNCTIONS = {
  if: [3, 3],
  min: [1, 20],
  max: [1, 20],
  round: [1, 2],
  choose: [4, 61],
  contains: [2, 2],
  count: [1, 1],
  sum: [1, 1],
  days: [2, 2],
  year: [1, 1],
  length: [1, 1],
  empty: [1, 1],
  today: [0, 0],
} as const satisfies Record<string, readonly [number, number]>;
export type FunctionName = keyof typeof FUNCTIONS;

/** Why a text is no expression; the place counts characters from 1. */
export class ExpressionError extends Error {
  constructor(message: string, place: number) {
    super(`${message} (carattere ${place})`);
    this.name = 'ExpressionError';
  }
}

interface Token {
  readonly kind: 'number' | 'text' | 'word' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|'([^']*)'|([A-Za-z_]\w*)|(<=|>=|!=|[-+*/=<>(),.]))/y;
const MAX_DEPTH = 40;

function tokensOf(source: string): Token[] {
  if (source.length > FORM_BOUNDS.expression)
    throw new ExpressionError(`Più di ${FORM_BOUNDS.expression} caratteri`, FORM_BOUNDS.expression);
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (source.slice(TOKEN.lastIndex).trim() !== '') {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw new ExpressionError('Segno non riconosciuto', at + 1);
    const [, digits, text, word, sign] = match;
    if (digits !== undefined) tokens.push({ kind: 'number', text: digits, at });
    else if (text !== undefined) tokens.push({ kind: 'text', text, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else tokens.push({ kind: 'sign', text: sign ?? '', at });
  }
  return [...tokens, { kind: 'end', text: '', at: source.length }];
}

const LEVELS: readonly (readonly string[])[] = [['or'], ['and']];
const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='];

/** Recursive descent, one method a level of precedence. */
class Parser {
  private place = 0;
  private depth = 0;
  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const read = this.level(0);
    if (this.now.kind !== 'end') this.fail('Qui l’espressione doveva finire');
    return read;
  }

  private get now(): Token {
    return this.tokens[this.place] ?? { kind: 'end', text: '', at: 0 };
  }

  private fail(message: string): never {
    throw new ExpressionError(message, this.now.at + 1);
  }

  private take(...texts: readonly string[]): string | undefined {
    const { kind, text } = this.now;
    if ((kind !== 'sign' && kind !== 'word') || !texts.includes(text)) return undefined;
    this.place++;
    return text;
  }

  private expect(sign: string): void {
    if (this.take(sign) === undefined) this.fail(`Manca "${sign}"`);
  }

  private level(n: number): Expression {
    if (++this.depth > MAX_DEPTH) this.fail('Troppe parentesi');
    const words = LEVELS[n];
    let left = words ? this.level(n + 1) : this.negation();
    for (let op = words && this.take(...words); op !== undefined; op = words && this.take(...words))
      left = { op: op as BinaryOperator, left, right: this.level(n + 1) };
    this.depth--;
    return left;
  }

  private negation(): Expression {
    if (this.take('not') === undefined) return this.comparison();
    if (++this.depth > MAX_DEPTH) this.fail('Troppe parentesi');
    const of = this.negation();
    this.depth--;
    return { op: 'not', of };
  }

  private comparison(): Expression {
    const left = this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.unary()));
    const op = this.take(...COMPARISONS);
    if (op === undefined) return left;
    return {
      op: op as BinaryOperator,
      left,
      right: this.chain(['+', '-'], () => this.chain(['*', '/'], () => this.unary())),
    };
  }

  private chain(signs: readonly string[], next: () => Expression): Expression {
    let left = next();
    for (let op = this.take(...signs); op !== undefined; op = this.take(...signs))
      left = { op: op as BinaryOperator, left, right: next() };
    return left;
  }

  private unary(): Expression {
    if (this.take('-') === undefined) return this.primary();
    if (++this.depth > MAX_DEPTH) this.fail('Troppe parentesi');
    const of = this.unary();
    this.depth--;
    return { op: 'minus', of };
  }

  private primary(): Expression {
    const { kind, text } = this.now;
    if (kind === 'sign' && this.take('(') !== undefined) {
      const inside = this.level(0);
      this.expect(')');
      return inside;
    }
    if (kind === 'end' || kind === 'sign') this.fail('Manca un valore');
    this.place++;
    if (kind === 'text') return { op: 'value', value: text };
    if (kind === 'number') return { op: 'value', value: readDecimal(text) ?? this.fail('Numero non riconosciuto') };
    if (text === 'true' || text === 'false') return { op: 'value', value: text === 'true' };
    if (this.take('(') !== undefined) return this.call(text);
    if (this.take('.') === undefined) return { op: 'field', name: text };
    const column = this.now;
    if (column.kind !== 'word') this.fail('Manca il nome del campo del gruppo');
    this.place++;
    return { op: 'field', name: text, column: column.text };
  }

  private call(name: string): Expression {
    if (!Object.hasOwn(FUNCTIONS, name)) this.fail(`Non c’è una funzione "${name}"`);
    const known = name as FunctionName;
    const of: Expression[] = [];
    if (this.take(')') === undefined) {
      do of.push(this.level(0));
      while (this.take(',') !== undefined);
      this.expect(')');
    }
    const [least, most] = FUNCTIONS[known];
    if (of.length < least || of.length > most) this.fail(`"${name}" ha un altro numero di argomenti`);
    return { op: 'call', name: known, of };
  }
}

/** Reads an expression. @throws ExpressionError with what is wrong and where, in Italian */
export const parseExpression = (source: string): Expression => new Parser(tokensOf(source)).whole();

/** Fields that an expression names, `group.column` for a column. */
export function namesIn(expression: Expression): readonly string[] {
  switch (expression.op) {
    case 'value':
      return [];
    case 'field':
      return [expression.column === undefined ? expression.name : `${expression.name}.${expression.column}`];
    case 'not':
    case 'minus':
      return namesIn(expression.of);
    case 'call':
      return expression.of.flatMap(namesIn);
    default:
      return [...namesIn(expression.left), ...namesIn(expression.right)];
  }
}
