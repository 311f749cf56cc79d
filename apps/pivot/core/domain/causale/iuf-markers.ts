import { SEPARATOR } from './text';

const letters = (word: string): string => [...word].join(' ?');
/** A flow that is credited in part is completed by a second transfer, of the word INTEGRAZIONE. */
const WORD = `(?:${letters('RIVERSAMENTO')}|${letters('INTEGRAZIONE')})`;
const URI = `${SEPARATOR}URI(?: ?:(?:${SEPARATOR})?|${SEPARATOR})`;
/** Between word and URI some print a text (`Cumulativo pagamenti del …`) or a number (`TXT/2`). */
const WHOLE = new RegExp(`${letters('LGPE-')} ?${WORD}(?:(?!/URI).){0,60}?${URI}`, 'gi');
/** A bank has cut the head of the marker. */
const CUT = new RegExp(`${WORD}${URI}`, 'gi');

/** Where a code may begin. */
export interface Marker {
  readonly end: number;
  /** Only what comes after the word is there: what follows is a code only if it looks like one. */
  readonly cut: boolean;
}

/** The markers of an IUF, in text order. Source: pivot-formats.md §3.4 step 1, §3.4b "Additions". */
export function iufMarkers(text: string): Marker[] {
  const ends = (pattern: RegExp): number[] => [...text.matchAll(pattern)].map((m) => m.index + m[0].length);
  const whole = new Set(ends(WHOLE));
  const cut = ends(CUT).filter((end) => !whole.has(end));
  return [...[...whole].map((end) => ({ end, cut: false })), ...cut.map((end) => ({ end, cut: true }))].sort(
    (a, b) => a.end - b.end,
  );
}
