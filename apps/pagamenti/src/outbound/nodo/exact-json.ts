import { type Cents, cents } from '@mypay/kernel';

/** The closing quote may be missing: then there is one token to the end, not one try for each quote, and JSON refuses the whole. */
const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Parses JSON with every number left as the text that was written: amounts must not pass through a float. @throws SyntaxError */
export function parseKeepingNumbers(json: string): unknown {
  return JSON.parse(json.replace(TOKEN, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}

/**
 * The elements of the array `name` of a JSON object, each as it was written. Empty when there is no such array. The text must
 * be valid JSON. Pure.
 */
export function splitElements(json: string, name: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let last = ''; // the text that came last, at the depth of the object's names
  let inside = false;
  let from = -1;
  for (const { 0: token, index } of json.matchAll(/"[^"\\]*(?:\\[^][^"\\]*)*"?|[[\]{},]/g)) {
    if (token.startsWith('"')) {
      if (depth === 1) last = token;
      continue;
    }
    if (token === '[' || token === '{') {
      depth++;
      if (depth === 2 && token === '[' && last === JSON.stringify(name)) {
        inside = true;
        from = index + 1;
      }
      continue;
    }
    if (inside && depth === 2) {
      const element = json.slice(from, index).trim();
      if (element !== '') found.push(element);
      from = index + 1;
    }
    if (token === ',') continue;
    depth--;
    if (inside && depth === 1) return found;
  }
  return found;
}

/**
 * Exact cents of a JSON number of euro: `4`, `4.5`, `120.50`, and the scientific writing that a Java double takes from ten
 * million on (`1.23456789E7`). Undefined when it is no number, or holds a fraction of a cent. Pure.
 */
export function centsOfNumber(text: string): Cents | undefined {
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = `${whole}${fraction}`;
  const point = whole.length + Number(exponent) + 2; // where the point stands once euro are cents
  const padded = point > digits.length ? digits.padEnd(point, '0') : digits;
  const [kept, lost] = point <= 0 ? ['0', padded] : [padded.slice(0, point), padded.slice(point)];
  if (/[1-9]/.test(lost)) return undefined;
  const value = BigInt(kept);
  return cents(sign ? -value : value);
}
