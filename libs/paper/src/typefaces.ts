import * as fontkit from 'fontkit';
import { readFileSync } from 'node:fs';
import { trueTypeOf } from './woff';

/** Faces of the notice kit: Titillium Web for text, Roboto Mono for codes and amounts. Source: pagopa-node.md §15.2. */
const FILES = {
  regular: 'titillium-web/files/titillium-web-{}-400-normal.woff',
  bold: 'titillium-web/files/titillium-web-{}-700-normal.woff',
  black: 'titillium-web/files/titillium-web-{}-900-normal.woff',
  mono: 'roboto-mono/files/roboto-mono-{}-400-normal.woff',
  monoBold: 'roboto-mono/files/roboto-mono-{}-700-normal.woff',
} as const;

export type Face = keyof typeof FILES;

/** A file of signs of a face; together they hold what European names need. */
export interface Part {
  readonly name: string;
  readonly font: fontkit.Font;
}

const PARTS = ['latin', 'latin-ext'] as const;

let opened: Readonly<Record<Face, readonly Part[]>> | undefined;

/** Every face, opened once in a process. */
export function typefaces(): Readonly<Record<Face, readonly Part[]>> {
  opened ??= Object.fromEntries(
    Object.entries(FILES).map(([face, file]) => [
      face,
      PARTS.map((part) => ({
        name: `${face}-${part}`,
        font: open(`@fontsource/${file.replace('{}', part)}`),
      })),
    ]),
  ) as unknown as Record<Face, readonly Part[]>;
  return opened;
}

const open = (file: string): fontkit.Font =>
  remembering(fontkit.create(trueTypeOf(readFileSync(require.resolve(file)))) as fontkit.Font);

const REMEMBERED = 4_000;

/**
 * A font that lays a word out once for all documents: the same labels stand on every notice, and shaping them is a third of
 * the work. pdfkit scales the positions that it is given, so each caller gets its own.
 */
function remembering(font: fontkit.Font): fontkit.Font {
  const shape = font.layout.bind(font);
  const known = new Map<string, fontkit.GlyphRun>();
  font.layout = (text: string, features?: unknown, ...rest: unknown[]) => {
    if (features !== undefined) return (shape as (...all: unknown[]) => fontkit.GlyphRun)(text, features, ...rest);
    let run = known.get(text);
    if (!run) {
      if (known.size >= REMEMBERED) known.clear();
      run = shape(text);
      known.set(text, run);
    }
    const positions = run.positions.map((position) => ({ ...position }));
    return Object.create(run, { positions: { value: positions } }) as fontkit.GlyphRun;
  };
  return font;
}

export interface Run {
  readonly part: Part;
  readonly text: string;
}

/** A text cut where the file of signs changes. A sign that no file holds is written without its accents, or as `?`. */
export function runsOf(face: Face, text: string): readonly Run[] {
  const parts = typefaces()[face];
  const [first] = parts;
  if (!first) return [];
  const runs: { part: Part; text: string }[] = [];
  for (const sign of text.normalize('NFC')) {
    const [part, written] = holder(parts, sign) ?? [first, '?'];
    const last = runs.at(-1);
    if (last?.part === part) last.text += written;
    else runs.push({ part, text: written });
  }
  return runs;
}

function holder(parts: readonly Part[], sign: string): [Part, string] | undefined {
  const plain = sign.normalize('NFD').replace(/\p{Mark}/gu, '');
  for (const candidate of [sign, plain]) {
    const codes = [...candidate].map((letter) => letter.codePointAt(0) ?? 0);
    const part = parts.find(({ font }) => codes.length > 0 && codes.every((code) => font.hasGlyphForCodePoint(code)));
    if (part) return [part, candidate];
  }
  return undefined;
}
