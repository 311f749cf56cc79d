/**
 * `/`, `.` or a blank, each optionally surrounded by one blank; it may be doubled or tripled. Source: pivot-formats.md §3.4, §3.4b.
 */
export const SEPARATOR = '(?: ?[/. ] ?){1,3}';

/** Characters of a causale that are kept. Source: pivot-formats.md §1.4. */
export const CAUSALE_MAX = 2_000;

/**
 * Non-breaking space becomes a space, every run of CR, LF, TAB, FF one space, an en dash a hyphen; nothing else. What lies beyond
 * the characters that are kept is not read: the readers may look again and again over a text, and who writes it may be hostile.
 */
export function withPlainBlanks(causale: string): string {
  return causale
    .slice(0, CAUSALE_MAX)
    .replace(/\u00a0/g, ' ')
    .replace(/[\r\n\t\f]+/g, ' ')
    .replace(/\u2013/g, '-');
}

/** What `pattern` (of any flags) matches exactly at `position`. */
export function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern.source, pattern.flags.includes('i') ? 'iy' : 'y');
  sticky.lastIndex = position;
  return sticky.exec(text);
}
