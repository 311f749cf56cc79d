import { readingsOfMovimento, type Movimento } from '../movimento';

/** Two codes are alike when they differ in case, or in zeros before a number, alone. */
export const likenessOf = (code: string): string => code.toUpperCase().replace(/(^|[^0-9])0+(?=[0-9])/g, '$1');

export const isAlike = (a: string, b: string): boolean => a !== b && likenessOf(a) === likenessOf(b);

const ZEROS_MAX = 3;

/** The codes that are an IUV but for a few zeros at its head, or for case; a bounded list, to be looked up. */
export function alikeIuvs(iuv: string): string[] {
  const bare = iuv.toUpperCase().replace(/^0+(?=.)/, '');
  const zeros = iuv.length - bare.length + ZEROS_MAX;
  const found = Array.from({ length: zeros + 1 }, (_, n) => `${'0'.repeat(n)}${bare}`);
  return [...new Set([...found, iuv.toUpperCase(), iuv.toLowerCase()])].filter((c) => c !== iuv && c.length <= 35);
}

/** Date, and something of the PSP. */
const BEGUN = /\d{4}-\d{2}-\d{2}[A-Za-z0-9]{2}[A-Za-z0-9_-]*/g;
const BEGUN_MAX = 4;

/** Codes, in upper case, that may be the beginning of an IUF: what the causale was read as, and what looks like one anywhere in it. */
export function begunCodes(m: Movimento): string[] {
  const inText = [...m.causale.slice(0, 2_000).matchAll(BEGUN)].map(([code]) => code);
  const read = readingsOfMovimento(m).iuf.filter((code) => code.length >= 13);
  return [...new Set([...read, ...inText].map((code) => code.toUpperCase().replace(/[-_]+$/, '')))].slice(0, BEGUN_MAX);
}
