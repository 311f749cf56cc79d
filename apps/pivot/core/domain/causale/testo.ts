/** `/`, `.` or a blank, each optionally surrounded by one blank. Source: pivot-formats.md §3.4. */
export const SEPARATORE = ' ?[/. ] ?';

/** Non-breaking space becomes a space, every run of CR, LF, TAB, FF one space; nothing else. */
export function normalizza(causale: string): string {
  return causale.replace(/\u00a0/g, ' ').replace(/[\r\n\t\f]+/g, ' ');
}

/** What `pattern` (without flags) matches exactly at `posizione`. */
export function qui(pattern: RegExp, testo: string, posizione: number): RegExpExecArray | null {
  const fermo = new RegExp(pattern.source, 'y');
  fermo.lastIndex = posizione;
  return fermo.exec(testo);
}
