const MAX = 35;
const MOST = 8;
const spaced = (word: string): string => Array.from(word).join(' ?');
const SEPARATORS = '(?: ?[/. ] ?){1,3}';
const HEAD = new RegExp(`(${spaced('LGPE-')} ?)?(?:${spaced('RIVERSAMENTO')}|${spaced('INTEGRAZIONE')})`, 'gi');
const URI = `${SEPARATORS}URI(?: ?:(?:${SEPARATORS})?|${SEPARATORS})`;
const URI_NEXT = new RegExp(URI, 'iy');
const URI_AFTER_TEXT = new RegExp(`(?:(?!/URI).){0,60}?${URI}`, 'iy');
const STANDARD = /^\d{4}-\d{2}-\d{2}[A-Za-z0-9]+-[A-Za-z0-9_-]+$/;

/** A code as it grows along the text. */
interface Growth {
  readonly code: string;
  readonly at: number;
  /** The last chunk that was needed to make it whole. */
  readonly glued?: string;
}

/** The IUFs in a text without line breaks, best first; `tooLong`: the only one there is longer than 35. */
export function iufsIn(text: string): { readonly codes: readonly string[]; readonly tooLong: boolean } {
  const lists = codeStarts(text).flatMap(({ at, headless }) => {
    const growth = grow(text, at);
    return growth && (!headless || STANDARD.test(growth.code)) ? [variants(text, growth)] : [];
  });
  const fitting = lists.map((list) => list.filter(({ length }) => length <= MAX));
  const firsts = fitting.flatMap((list) => list.slice(0, 1));
  const beginnings = new Set(
    firsts.filter((code) => firsts.some((other) => other.length > code.length && startsWith(other, code))),
  );
  const best = firsts.filter((code) => !beginnings.has(code));
  const isStandard = (code: string): boolean => STANDARD.test(code);
  const inOrder = [
    ...best.filter(isStandard),
    ...best.filter((code) => !isStandard(code)),
    ...fitting.flatMap((list) => list.slice(1)),
  ];
  const codes = inOrder.filter(
    (code, index) => inOrder.findIndex((other) => other.toUpperCase() === code.toUpperCase()) === index,
  );
  return { codes: codes.slice(0, MOST), tooLong: codes.length === 0 && lists.length > 0 };
}

const startsWith = (text: string, beginning: string): boolean =>
  text.slice(0, beginning.length).toUpperCase() === beginning.toUpperCase();

/** Where codes begin: behind a marker, whole or without its head. */
function codeStarts(text: string): { readonly at: number; readonly headless: boolean }[] {
  const starts = new Map<number, boolean>();
  for (const head of text.matchAll(HEAD)) {
    const headless = head[1] === undefined;
    const pattern = headless ? URI_NEXT : URI_AFTER_TEXT;
    pattern.lastIndex = head.index + head[0].length;
    if (!pattern.test(text)) continue;
    starts.set(pattern.lastIndex, headless && starts.get(pattern.lastIndex) !== false);
  }
  return [...starts].map(([at, headless]) => ({ at, headless })).sort((a, b) => a.at - b.at);
}

/** A date with at most one blank inside, or with one around each hyphen and inside the day. */
function dateAt(text: string, at: number): string | undefined {
  const usual = /^\d{4} ?- ?\d\d ?- ?\d ?\d/.exec(text.slice(at, at + 20))?.[0];
  if (usual !== undefined) return usual;
  const broken = text.slice(at, at + 11);
  return broken.split(' ').length === 2 && /^\d{4}-\d\d-\d\d$/.test(broken.replace(' ', '')) ? broken : undefined;
}

const trimmed = (value: string): string => value.replace(/[_-]+$/, '');
const runAt = (text: string, at: number): string => /^[A-Za-z0-9_-]*/.exec(text.slice(at))?.[0] ?? '';

/** The chunk after `at`, behind blanks (at most `most` of them). */
function chunkAfter(
  text: string,
  at: number,
  most = Infinity,
): { readonly chunk: string; readonly end: number } | undefined {
  let from = at;
  while (text[from] === ' ') from += 1;
  const chunk = runAt(text, from);
  return from > at && from - at <= most && chunk !== '' ? { chunk, end: from + chunk.length } : undefined;
}

/** The code that begins at `start`; nothing for a bare date, or for what is no code. */
function grow(text: string, start: number): Growth | undefined {
  const printed = dateAt(text, start);
  if (printed === undefined) {
    const old = runAt(text, start);
    return /^[A-Za-z0-9]{8,}$/.test(old) ? { code: old, at: start + old.length } : undefined;
  }
  const date = printed.replaceAll(' ', '');
  const run = runAt(text, start + printed.length);
  const begun = nextFields(text, { code: date + run, at: start + printed.length + run.length });
  const variousCredits = text.toUpperCase().startsWith('ACCREDITI VARI');
  const whole = STANDARD.test(begun.code)
    ? variousCredits
      ? withEnding(text, begun)
      : begun
    : mended(text, begun, date, variousCredits);
  return trimmed(whole.code) === date ? undefined : whole;
}

/** `/ZZ4/` is the next field of the bank's record: the code goes on in it. */
function nextFields(text: string, growth: Growth): Growth {
  const field = /^ ?\/ZZ4\/([A-Za-z0-9_-]+)/i.exec(text.slice(growth.at, growth.at + 60));
  const longer = growth.code + (field?.[1] ?? '');
  if (!field || longer.length > MAX) return growth;
  return nextFields(text, { ...growth, code: longer, at: growth.at + field[0].length });
}

function mended(text: string, begun: Growth, date: string, variousCredits: boolean): Growth {
  let growth = begun;
  for (let times = 0; times < 3 && !STANDARD.test(growth.code); times += 1) {
    const next = chunkAfter(text, growth.at, 2);
    if (!next) break;
    const code = growth.code + next.chunk;
    const expected = growth.code === date || growth.code.endsWith('-') || variousCredits || STANDARD.test(code);
    if (!expected || code.length > MAX) break;
    growth = nextFields(text, { code, at: next.end, glued: next.chunk });
  }
  return growth;
}

function withEnding(text: string, growth: Growth): Growth {
  const next = chunkAfter(text, growth.at, 2);
  if (!next || !/\d/.test(next.chunk) || ![undefined, ' '].includes(text[next.end])) return growth;
  const code = growth.code + next.chunk;
  return code.length > MAX ? growth : { code, at: next.end };
}

/** Everything that a code may be, best first: without what a bank has glued on, with what it has broken off. */
function variants(text: string, { code, at, glued }: Growth): string[] {
  const list = [trimmed(code)];
  const hyphen = trimmed(code).lastIndexOf('-');
  if (hyphen > 0 && /^[A-Za-z]+$/.test(trimmed(code).slice(hyphen + 1))) list.push(trimmed(code).slice(0, hyphen));
  if (glued !== undefined && !/\d/.test(glued)) list.push(trimmed(code.slice(0, code.length - glued.length)));
  let longer = code;
  let position = at;
  for (let times = 0; times < 3; times += 1) {
    const next = chunkAfter(text, position);
    if (!next || longer.length + next.chunk.length > MAX) break;
    longer += next.chunk;
    position = next.end;
    list.push(longer);
  }
  return [...list, code].filter((value) => !/^\d{4}-\d\d-\d\d$/.test(value));
}
