import { withPlainBlanks, matchAt, SEPARATOR } from './text';

const marker = (letters: 'RFB' | 'RFS'): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${letters}${SEPARATOR}`, 'giu');
const SEGMENT = /[A-Za-z0-9 ]*/;
const REFERENCE_MAX = 25;
const IUV_MAX = 35;

/** A notice number: aux digit and IUV. */
const NUMERO_AVVISO = /^[0-3]\d{17}$/;

/**
 * The IUVs that a causale may name, best first. All RFB are tried, in text order, before all RFS; the first marker that names
 * something counts. Source: pivot-formats.md §3.4, §3.4b.
 */
export function readIuvs(causale: string): readonly string[] {
  const text = withPlainBlanks(causale);
  for (const type of ['RFB', 'RFS'] as const)
    for (const found of text.matchAll(marker(type))) {
      const segment = matchAt(SEGMENT, text, found.index + found[0].length)?.[0] ?? '';
      const iuv = readSegment(segment, type);
      if (iuv !== undefined && iuv.length <= IUV_MAX && /\d/.test(iuv))
        return NUMERO_AVVISO.test(iuv) ? [iuv.slice(1), iuv] : [iuv];
    }
  return [];
}

function readSegment(segment: string, type: 'RFB' | 'RFS'): string | undefined {
  const pieces = segment.split(' ').filter((p) => p !== '');
  const first = pieces[0];
  if (first === undefined) return undefined;
  if (/^(\d{15}|\d{17})$/.test(first)) return first;
  if (/^(R|RF|RF\d|RF\d\d.*)$/i.test(first)) return creditorReference(pieces, first, type).toUpperCase();
  if (/^\d+$/.test(first)) return numeric(pieces, first);
  return first;
}

/** The longest gluing whose check digits are right; else what the wording of the marker allows. */
function creditorReference(pieces: readonly string[], first: string, type: 'RFB' | 'RFS'): string {
  const right = joins(pieces).filter((c) => c.length <= REFERENCE_MAX && isValidReference(c));
  return right.at(-1) ?? (type === 'RFS' ? pieces.join('').slice(0, REFERENCE_MAX) : first);
}

function numeric(pieces: readonly string[], first: string): string {
  const fine = pieces.findIndex((p) => !/^\d+$/.test(p));
  const glued = joins(fine < 0 ? pieces : pieces.slice(0, fine));
  const ofLength = (n: number): string | undefined => glued.find((c) => c.length === n);
  return ofLength(17) ?? ofLength(15) ?? glued.find((c) => NUMERO_AVVISO.test(c)) ?? first;
}

function joins(pieces: readonly string[]): string[] {
  let codice = '';
  return pieces.map((p) => (codice += p));
}

/** ISO 11649: first four characters moved to the end, letters as numbers, modulo 97 = 1. */
export function isValidReference(codice: string): boolean {
  const upper = codice.toUpperCase();
  if (!/^RF\d\d[A-Z0-9]{1,21}$/.test(upper)) return false;
  const digits = [...(upper.slice(4) + upper.slice(0, 4))].map((c) => parseInt(c, 36)).join('');
  return BigInt(digits) % 97n === 1n;
}

export type CheckEsito = 'VALIDO' | 'NON_VALIDO' | 'NON_VERIFICABILE';

/** What the check digits of an IUV say; informational, it never refuses. Source: pivot-formats.md §1.6, §3.4. */
export function checkIuv(iuv: string): CheckEsito {
  if (/^\d{17}$/.test(iuv))
    return BigInt(`3${iuv.slice(0, 15)}`) % 93n === BigInt(iuv.slice(15)) ? 'VALIDO' : 'NON_VALIDO';
  if (/^RF\d\d/i.test(iuv)) return isValidReference(iuv) ? 'VALIDO' : 'NON_VALIDO';
  return 'NON_VERIFICABILE';
}
