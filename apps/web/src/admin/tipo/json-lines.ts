/** A place of a JSON text that cannot be read, by line from 1. */
export class JsonFault extends Error {
  constructor(readonly line: number) {
    super(`line ${line}`);
  }
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/**
 * The line of every value of a JSON text by its path (`campi.0.nome`; the whole is ``), from 1.
 * @throws JsonFault at the first character that JSON does not allow
 */
export function jsonLines(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  let at = 0;
  const fail = (): never => {
    throw new JsonFault(lineAt(text, at));
  };
  const blank = (): void => {
    while (/\s/.test(text[at] ?? '')) at++;
  };
  const token = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? fail();
    at += found.length;
    return found;
  };
  const text$ = (): string => {
    const source = token(/"(?:[^"\\\n]|\\.)*"/y);
    try {
      return JSON.parse(source) as string;
    } catch {
      at -= source.length;
      return fail();
    }
  };
  const next = (end: string): boolean => {
    blank();
    if (text[at] === ',') {
      at++;
      return true;
    }
    if (text[at] !== end) fail();
    at++;
    return false;
  };
  const value = (path: string): void => {
    blank();
    if (!lines.has(path)) lines.set(path, lineAt(text, at));
    const within = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`);
    if (text[at] === '{') {
      at++;
      blank();
      if (text[at] === '}') return void at++;
      do {
        blank();
        const start = at;
        const name = within(text$());
        lines.set(name, lineAt(text, start));
        blank();
        if (text[at] !== ':') fail();
        at++;
        value(name);
      } while (next('}'));
    } else if (text[at] === '[') {
      at++;
      blank();
      if (text[at] === ']') return void at++;
      let index = 0;
      do value(within(index++));
      while (next(']'));
    } else if (text[at] === '"') text$();
    else token(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y);
  };
  value('');
  blank();
  if (at < text.length) fail();
  return lines;
}

/** The line of a path, or of the nearest value around it that is there. */
export function lineOf(lines: ReadonlyMap<string, number>, path: string): number {
  for (let parts = path.split('.'); parts.length > 0; parts = parts.slice(0, -1)) {
    const line = lines.get(parts.join('.'));
    if (line !== undefined) return line;
  }
  return lines.get('') ?? 1;
}
