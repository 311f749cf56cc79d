import { hasRightReference } from './iuv';

const MAX = 35;

/** The IUVs in a text without line breaks, best first: those of the first marker that names any, RFB before RFS. */
export function iuvsIn(text: string): readonly string[] {
  for (const marker of ['RFB', 'RFS'] as const)
    for (const found of text.matchAll(new RegExp(`(?<![\\p{L}\\d])${marker}(?: ?[/. ] ?){1,3}`, 'giu'))) {
      const iuv = iuvAt(text, found.index + found[0].length, marker);
      if (iuv === undefined || iuv.length > MAX || !/\d/.test(iuv)) continue;
      return isNotice(iuv) ? [iuv.slice(1), iuv] : [iuv];
    }
  return [];
}

/** A notice number: the aux digit of a platform, then the IUV. */
const isNotice = (code: string): boolean => /^[0-3]\d{17}$/.test(code);

/** The reference that begins at `start`, steps 2 to 6. */
function iuvAt(text: string, start: number, marker: 'RFB' | 'RFS'): string | undefined {
  const segment = /^[A-Za-z0-9 ]*/.exec(text.slice(start))?.[0] ?? '';
  const chunks = segment.split(' ').filter((chunk) => chunk !== '');
  const [first] = chunks;
  if (first === undefined) return undefined;
  if (/^(?:\d{15}|\d{17})$/.test(first)) return first;

  if (/^(?:R|RF|RF\d|RF\d\d.*)$/i.test(first)) {
    const right = joints(chunks)
      .filter((code) => code.length <= 25)
      .map((code) => code.toUpperCase())
      .filter(hasRightReference);
    const fallback = marker === 'RFS' ? chunks.join('').slice(0, 25) : first;
    return right.at(-1) ?? fallback.toUpperCase();
  }
  if (/^\d+$/.test(first)) {
    const others = chunks.findIndex((chunk) => !/^\d+$/.test(chunk));
    const glued = joints(others < 0 ? chunks : chunks.slice(0, others));
    const ofLength = (length: number): string | undefined => glued.find((code) => code.length === length);
    return ofLength(17) ?? ofLength(15) ?? glued.find(isNotice) ?? first;
  }
  return first;
}

/** First chunk; first two; first three; … each glued. */
function joints(chunks: readonly string[]): string[] {
  const glued: string[] = [];
  for (const chunk of chunks) glued.push((glued.at(-1) ?? '') + chunk);
  return glued;
}
