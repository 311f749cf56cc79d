import { iufMarkers } from './iuf-markers';
import { withPlainBlanks, matchAt } from './text';

/** One blank around either hyphen and between the digits of the day. */
const DATA = /\d{4} ?- ?\d{2} ?- ?\d ?\d/;
/** A blank anywhere; only one is allowed. */
const DATA_BROKEN = /(?:\d ?){4}- ?\d ?\d ?- ?\d ?\d/;
const TOKEN = /[A-Za-z0-9_-]*/;
const PIECE = / {1,2}([A-Za-z0-9_-]+)/;
const LATER_PIECE = / +([A-Za-z0-9_-]+)/;
/** A bank continues a code in its next field. */
const CONTINUED = / ?\/ZZ4\/([A-Za-z0-9_-]+)/i;
const STANDARD = /^\d{4}-\d{2}-\d{2}[A-Za-z0-9]+-[A-Za-z0-9_-]+$/;
/** A bank's own word, glued with a hyphen. */
const GLUED_WORD = /-[A-Za-z]+$/;
const OLD_MIN = 8;
/** Longest IUF. */
export const IUF_MAX = 35;
/** Readings of one causale that are kept. */
export const READINGS_MAX = 8;

/** What the text of a causale may name. */
export interface IufReadings {
  /** Best first, each at most 35 long, no two equal ignoring case. */
  readonly readings: readonly string[];
  /** A code that is too long, when nothing else is read: the row is to be refused. */
  readonly tooLong?: string | undefined;
}

/** The IUFs that a causale may name, best first. Pure function of the text. Source: pivot-formats.md §3.4, §3.4b. */
export function readIufs(causale: string): IufReadings {
  const text = withPlainBlanks(causale);
  const various = /^ACCREDITI VARI/i.test(text);
  const codes = iufMarkers(text).flatMap(({ end, cut }) => {
    const codice = readCode(text, end, various);
    return codice && (!cut || STANDARD.test(codice.base)) ? [codice] : [];
  });
  const all = codes.map((codice) => readingsOf(codice, text));
  const ofMarkers = all.map((readings) => readings.filter((r) => r.length <= IUF_MAX));
  const firsts = ofMarkers.flatMap(([first]) => (first === undefined ? [] : [first]));
  const whole = firsts.filter((c) => !firsts.some((other) => isPrefix(c, other)));
  const ordered = [
    ...whole.filter((c) => STANDARD.test(c)),
    ...whole.filter((c) => !STANDARD.test(c)),
    ...ofMarkers.flatMap(([, ...rest]) => rest),
  ];
  const readings = withoutEqual(ordered).slice(0, READINGS_MAX);
  return { readings, tooLong: readings.length === 0 ? all[0]?.[0] : undefined };
}

const isPrefix = (short: string, long: string): boolean =>
  short.length < long.length && long.toUpperCase().startsWith(short.toUpperCase());

function withoutEqual(codes: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const codice of codes) if (!seen.has(codice.toUpperCase())) seen.set(codice.toUpperCase(), codice);
  return [...seen.values()];
}

const withoutTail = (codice: string): string => codice.replace(/[-_]+$/, '');

/** What stands after one marker. */
interface Code {
  readonly base: string;
  /** Where the text goes on. */
  readonly position: number;
  /** What step 4 has glued on. */
  readonly pieces: readonly string[];
}

/** The readings of one marker, best first; some may be too long. Source: pivot-formats.md §3.4b. */
function readingsOf({ base, position, pieces }: Code, text: string): string[] {
  const first = withoutTail(base);
  const cut = GLUED_WORD.test(first) ? [first.replace(GLUED_WORD, '')] : [];
  const last = pieces.at(-1);
  const without = last !== undefined && !/\d/.test(last) ? [withoutTail(base.slice(0, -last.length))] : [];
  const shorter = [...cut, ...without].filter((c) => !/^\d{4}-\d{2}-\d{2}$/.test(c));
  return [first, ...shorter, ...longer(base, text, position), base];
}

/** The code with 1, 2, 3 of the chunks that follow. */
function longer(base: string, text: string, since: number): string[] {
  const found: string[] = [];
  let position = since;
  for (let codice = base; found.length < 3;) {
    const piece = matchAt(LATER_PIECE, text, position);
    if (!piece) break;
    codice += piece[1] ?? '';
    position += piece[0].length;
    if (codice.length > IUF_MAX) break;
    found.push(codice);
  }
  return found;
}

function readCode(text: string, start: number, various: boolean): Code | undefined {
  const data = matchAt(DATA, text, start)?.[0] ?? brokenDate(text, start);
  if (data === undefined) {
    const old = matchAt(TOKEN, text, start)?.[0] ?? '';
    return old.length >= OLD_MIN && /^[A-Za-z0-9]+$/.test(old)
      ? { base: old, position: start + old.length, pieces: [] }
      : undefined;
  }
  const day = data.replaceAll(' ', '');
  const rest = matchAt(TOKEN, text, start + data.length)?.[0] ?? '';
  const begun = continued({ base: day + rest, position: start + data.length + rest.length, pieces: [] }, text);
  const codice = !STANDARD.test(begun.base)
    ? withPieces(begun, day, text, various)
    : various
      ? withLastPiece(begun, text)
      : begun;
  return withoutTail(codice.base) === day ? undefined : codice; // a bare date is a truncated text
}

function brokenDate(text: string, start: number): string | undefined {
  const data = matchAt(DATA_BROKEN, text, start)?.[0];
  return data?.split(' ').length === 2 ? data : undefined;
}

/** What follows in the bank's next field `/ZZ4/`, as often as there is one. */
function continued(code: Code, text: string): Code {
  const next = code.base.length > IUF_MAX ? null : matchAt(CONTINUED, text, code.position);
  const longer = code.base + (next?.[1] ?? '');
  if (!next || longer.length > IUF_MAX) return code;
  return continued({ ...code, base: longer, position: code.position + next[0].length }, text);
}

/** Step 4: glues what a bank has broken, until the code is standard. */
function withPieces(begun: Code, day: string, text: string, various: boolean): Code {
  let code = begun;
  for (let added = 0; added < 3 && !STANDARD.test(code.base); added++) {
    const piece = matchAt(PIECE, text, code.position);
    if (!piece) break;
    const longer = code.base + (piece[1] ?? '');
    const allowed = STANDARD.test(longer) || various || code.base === day || code.base.endsWith('-');
    if (longer.length > IUF_MAX || !allowed) break;
    const glued = { base: longer, position: code.position + piece[0].length, pieces: [...code.pieces, piece[1] ?? ''] };
    code = continued(glued, text);
  }
  return code;
}

/** Step 5: in the dialect ACCREDITI VARI a whole code may still lack its end. */
function withLastPiece(code: Code, text: string): Code {
  const piece = matchAt(PIECE, text, code.position);
  if (!piece) return code;
  const fine = code.position + piece[0].length;
  const whole = fine === text.length || text[fine] === ' ';
  const longer = code.base + (piece[1] ?? '');
  return whole && /\d/.test(piece[1] ?? '') && longer.length <= IUF_MAX
    ? { ...code, base: longer, position: fine }
    : code;
}
