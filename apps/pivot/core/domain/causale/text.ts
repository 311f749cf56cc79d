/** `/`, `.` or a blank, each optionally surrounded by one blank. Source: pivot-formats.md §3.4. */
export const SEPARATOR = ' ?[/. ] ?';

/** Characters of a causale that are kept. Source: pivot-formats.md §1.4. */
export const CAUSALE_MAX = 2_000;

/**
 * Non-breaking space becomes a space, every run of CR, LF, TAB, FF one space; nothing else. What lies beyond the characters
 * that are kept is not read: the readers may look again and again over a text, and who writes it may be hostile.
 */
export function withPlainBlanks(causale: string): string {
  return causale
    .slice(0, CAUSALE_MAX)
    .replace(/\u00a0/g, ' ')
    .replace(/[\r\n\t\f]+/g, ' ');
}

/** What `pattern` (without flags) matches exactly at `position`. */
export function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  const sticky = new RegExp(pattern.source, 'y');
  sticky.lastIndex = position;
  return sticky.exec(text);
}
