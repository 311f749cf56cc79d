import { withPlainBlanks, matchAt, SEPARATOR } from './text';

const letters = (word: string): string => [...word].join(' ?');
/** A flow that is credited in part is completed by a second transfer, of the word INTEGRAZIONE. */
const MARKER = new RegExp(
  `${letters('LGPE-')} ?(?:${letters('RIVERSAMENTO')}|${letters('INTEGRAZIONE')})${SEPARATOR}(?:TXT${SEPARATOR}\\d${SEPARATOR})?URI${SEPARATOR}`,
  'gi',
);
const DATA = /(\d{4}) ?- ?(\d{2}) ?- ?(\d) ?(\d)/;
const TOKEN = /[A-Za-z0-9_-]*/;
const PIECE = / {1,2}([A-Za-z0-9_-]+)/;
const STANDARD = /^\d{4}-\d{2}-\d{2}[A-Za-z0-9]+-[A-Za-z0-9_-]+$/;
/** Longest IUF. */
export const IUF_MAX = 35;

/**
 * The IUF that a causale names, as written; it may be longer than 35, and then the row is to be refused. Steps 1–8 of
 * pivot-formats.md §3.4.
 */
export function readIuf(causale: string): string | undefined {
  const text = withPlainBlanks(causale);
  const various = /^ACCREDITI VARI/i.test(text);
  const candidates: string[] = [];
  for (const marker of text.matchAll(MARKER)) {
    const codice = readCode(text, marker.index + marker[0].length, various);
    if (codice !== undefined) candidates.push(codice);
  }
  const standard = candidates.filter((c) => STANDARD.test(c));
  const preferred = standard.length > 0 ? standard : candidates;
  return preferred.find((c) => !preferred.some((other) => isPrefix(c, other)));
}

const isPrefix = (short: string, long: string): boolean =>
  short.length < long.length && long.toUpperCase().startsWith(short.toUpperCase());

function readCode(text: string, start: number, various: boolean): string | undefined {
  const data = matchAt(DATA, text, start);
  if (!data) {
    const old = matchAt(TOKEN, text, start)?.[0] ?? '';
    return /^[A-Za-z0-9]+$/.test(old) ? old : undefined;
  }
  const day = `${data[1]}-${data[2]}-${data[3]}${data[4]}`;
  let position = start + data[0].length;
  const rest = matchAt(TOKEN, text, position)?.[0] ?? '';
  position += rest.length;
  let codice = day + rest;

  if (STANDARD.test(codice)) {
    if (various) codice = withLastPiece(codice, text, position);
  } else codice = withPieces(codice, day, text, position, various);

  return codice === day ? undefined : codice; // a bare date is a truncated text
}

/** Step 4: glues what a bank has broken, until the code is standard. */
function withPieces(initial: string, day: string, text: string, since: number, various: boolean): string {
  let codice = initial;
  let position = since;
  for (let added = 0; added < 3 && !STANDARD.test(codice); added++) {
    const piece = matchAt(PIECE, text, position);
    if (!piece) break;
    const longer = codice + (piece[1] ?? '');
    const allowed = STANDARD.test(longer) || various || codice === day || codice.endsWith('-');
    if (longer.length > IUF_MAX || !allowed) break;
    codice = longer;
    position += piece[0].length;
  }
  return codice;
}

/** Step 5: in the dialect ACCREDITI VARI a whole code may still lack its end. */
function withLastPiece(codice: string, text: string, position: number): string {
  const piece = matchAt(PIECE, text, position);
  if (!piece) return codice;
  const fine = position + piece[0].length;
  const whole = fine === text.length || text[fine] === ' ';
  const longer = codice + (piece[1] ?? '');
  return whole && /\d/.test(piece[1] ?? '') && longer.length <= IUF_MAX ? longer : codice;
}
