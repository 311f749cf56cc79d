/** Java's trim: everything up to the blank. By hand, since a pattern would try the end again from every blank inside. */
function trim(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 0x20) from++;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to--;
  return text.slice(from, to);
}

/**
 * Splits a physical line of a tracciato: on each `;` followed by an even number of `"` up to the end of the line. Each field is
 * trimmed, then loses one pair of outer quotes (inside which `\"` stands for `"`; a doubled `""` stays as it is). One pass from
 * the right, so an open quote spoils its own line alone, in linear time. Source: tracciati.md §2.
 */
export function splitRiga(riga: string): string[] {
  const campi: string[] = [];
  let fine = riga.length;
  let isEven = true;
  for (let i = riga.length - 1; i >= 0; i--) {
    const c = riga.charCodeAt(i);
    if (c === 0x22) isEven = !isEven;
    else if (c === 0x3b && isEven) {
      campi.push(riga.slice(i + 1, fine));
      fine = i;
    }
  }
  campi.push(riga.slice(0, fine));
  return campi.reverse().map(readField);
}

function readField(rawDay: string): string {
  const campo = trim(rawDay);
  if (campo.length < 2 || !campo.startsWith('"') || !campo.endsWith('"')) return campo;
  return campo.slice(1, -1).replaceAll('\\"', '"');
}

/** Writes fields as a line of a T3 file: a value is quoted only if it holds `;` or `"`. Source: tracciati.md §6.2. */
export function writeRiga(campi: readonly string[]): string {
  return campi.map((campo) => (/[;"]/.test(campo) ? `"${campo.replaceAll('"', '\\"')}"` : campo)).join(';');
}

/**
 * Would a spreadsheet run a cell of this physical line? One that begins with `=`, `+`, `-` or `@` and is no number, whether or not it
 * takes quotes into account. Lines leave as they came, so who downloads them is warned. Source: tracciati.md §6.1, §8.5.
 */
export function hasFormula(riga: string): boolean {
  return riga.split(';').some((cell) => {
    const text = cell.replace(/^[\s"]+/, '');
    return /^[=+\-@]/.test(text) && !/^[+-]?\d+(?:[.,]\d+)?"?\s*$/.test(text);
  });
}
