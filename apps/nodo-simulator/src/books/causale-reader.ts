import { hasRightReference } from './iuv';

/** What a reader finds in the text of a movement. `rejected`: a row whose IUF is longer than 35 is not loaded at all. */
export interface Reading {
  readonly iuf?: string;
  readonly iuv?: string;
  readonly rejected?: 'IUF_TOO_LONG';
}

const SEPARATOR = ' ?[/. ] ?';
const MARKER = new RegExp(
  `${Array.from('LGPE-RIVERSAMENTO').join(' ?')}${SEPARATOR}(?:TXT${SEPARATOR}\\d${SEPARATOR})?URI${SEPARATOR}`,
  'gi',
);
const DATE = /(\d{4}) ?- ?(\d{2}) ?- ?(\d) ?(\d)/y;
const TOKEN = /[A-Za-z0-9_-]+/y;
const NEXT_CHUNK = / {1,2}([A-Za-z0-9_-]+)/y;
const STANDARD = /^\d{4}-\d{2}-\d{2}[A-Za-z0-9]+-[A-Za-z0-9_-]+$/;
const MAX = 35;

/** Reads IUF and IUV from a causale as printed. The simulator's own implementation of pivot-formats.md §3.4. */
export function readCausale(causale: string): Reading {
  const text = causale.replace(/\u00a0/g, ' ').replace(/[\r\n\t\f]+/g, ' ');
  const iuf = readIuf(text);
  const iuv = readIuv(text);
  return {
    ...(iuf === undefined ? {} : iuf.length > MAX ? { rejected: 'IUF_TOO_LONG' as const } : { iuf }),
    ...(iuv === undefined ? {} : { iuv }),
  };
}

function readIuf(text: string): string | undefined {
  const candidates = everyMatch(MARKER, text)
    .map((end) => iufAt(text, end))
    .filter((code) => code !== undefined);
  const standard = candidates.filter((code) => STANDARD.test(code));
  const preferred = standard.length > 0 ? standard : candidates;
  return preferred.find((code) => !preferred.some((other) => other !== code && other.startsWith(code)));
}

/** The code that begins at `start`, steps 2 to 7. */
function iufAt(text: string, start: number): string | undefined {
  const date = matchAt(DATE, text, start);
  if (!date) {
    const old = matchAt(TOKEN, text, start)?.[0];
    return old !== undefined && /^[A-Za-z0-9]+$/.test(old) ? old : undefined;
  }
  const bareDate = `${date[1]}-${date[2]}-${date[3]}${date[4]}`;
  let at = start + date[0].length;
  let code = bareDate;
  const run = matchAt(TOKEN, text, at)?.[0] ?? '';
  code += run;
  at += run.length;

  const otherCredits = text.startsWith('ACCREDITI VARI');
  if (STANDARD.test(code)) {
    const next = otherCredits ? matchAt(NEXT_CHUNK, text, at) : undefined;
    const chunk = next?.[1] ?? '';
    const after = text[at + (next?.[0].length ?? 0)];
    const fits = /\d/.test(chunk) && (after === undefined || after === ' ') && code.length + chunk.length <= MAX;
    return fits ? code + chunk : code;
  }
  for (let appended = 0; appended < 3 && !STANDARD.test(code); appended += 1) {
    const next = matchAt(NEXT_CHUNK, text, at);
    if (!next) break;
    const longer = code + (next[1] ?? '');
    const allowed = STANDARD.test(longer) || otherCredits || code === bareDate || code.endsWith('-');
    if (longer.length > MAX || !allowed) break;
    code = longer;
    at += next[0].length;
  }
  return code === bareDate ? undefined : code;
}

function readIuv(text: string): string | undefined {
  for (const marker of ['RFB', 'RFS'] as const) {
    for (const end of everyMatch(new RegExp(`(?<![\\p{L}\\d])${marker}${SEPARATOR}`, 'giu'), text)) {
      const iuv = iuvAt(text, end, marker);
      if (iuv !== undefined && iuv.length <= MAX) return iuv;
    }
  }
  return undefined;
}

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
    return glued.find((code) => code.length === 17) ?? glued.find((code) => code.length === 15) ?? first;
  }
  return first;
}

/** First chunk; first two; first three; … each glued. */
function joints(chunks: readonly string[]): string[] {
  const glued: string[] = [];
  for (const chunk of chunks) glued.push((glued.at(-1) ?? '') + chunk);
  return glued;
}

/** Where each match ends, overlapping ones included. */
function everyMatch(pattern: RegExp, text: string): number[] {
  const ends: number[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    ends.push(match.index + match[0].length);
    pattern.lastIndex = match.index + 1;
  }
  return ends;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}
