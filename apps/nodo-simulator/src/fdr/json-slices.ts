/** Parts of a JSON text as they were written: numbers, escapes and blanks of whoever wrote them. The text must be valid JSON. */

const MARK = /"[^"\\]*(?:\\[^][^"\\]*)*"?|[[\]{},:]/g;

/** The pieces between commas at the first level of an array or object. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    if (mark === '{' || mark === '[') {
      if (depth++ === 0) from = index + 1;
    } else if (depth === 1 && (mark === ',' || mark === '}' || mark === ']')) {
      const piece = text.slice(from, index).trim();
      if (piece !== '') found.push(piece);
      from = index + 1;
      if (mark !== ',') return found;
    } else if (mark === '}' || mark === ']') depth--;
  }
  return found;
}

/** The elements of an array; none when the text is no array. */
export function elementsOf(text: string): string[] {
  return text.trimStart().startsWith('[') ? pieces(text) : [];
}

/** The members of an object by their names; none when the text is no object. */
export function membersOf(text: string): ReadonlyMap<string, string> {
  if (!text.trimStart().startsWith('{')) return new Map();
  return new Map(
    pieces(text).map((piece): [string, string] => {
      const name = /^"[^"\\]*(?:\\[^][^"\\]*)*"/.exec(piece)?.[0] ?? '""';
      return [String(JSON.parse(name)), piece.slice(piece.indexOf(':', name.length) + 1).trim()];
    }),
  );
}
