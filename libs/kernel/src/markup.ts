/** A piece of a line: words as they are, strong or emphasised, or with an address behind them. */
export type Inline =
  | { readonly kind: 'text' | 'strong' | 'em'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

/** A part of a message. A paragraph is made of lines, a list of items. */
export type MarkupBlock =
  | { readonly kind: 'heading'; readonly line: readonly Inline[] }
  | { readonly kind: 'paragraph' | 'list'; readonly lines: readonly (readonly Inline[])[] };

const INLINE = /\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|\[([^[\]\n]+)\]\(([^()\s]*)\)/g;
/** Addresses that a message may lead to. Source: onboarding.md §8.7. */
const SAFE = /^(https:\/\/[^\s"'<>]+|mailto:[^\s"'<>@]+@[^\s"'<>@]+|tel:\+?\d[\d-]*)$/i;

const isSafeHref = (href: string): boolean => SAFE.test(href);

function piecesOf(line: string): readonly Inline[] {
  const pieces: Inline[] = [];
  let from = 0;
  const plain = (text: string): void => {
    if (text !== '') pieces.push({ kind: 'text', text });
  };
  for (const found of line.matchAll(INLINE)) {
    const [whole, strong, em, text, href = ''] = found;
    plain(line.slice(from, found.index));
    from = found.index + whole.length;
    if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else if (em !== undefined) pieces.push({ kind: 'em', text: em });
    else if (text !== undefined && isSafeHref(href)) pieces.push({ kind: 'link', text, href });
    else plain(whole);
  }
  plain(line.slice(from));
  return pieces;
}

const ITEM = /^[-•]\s+/;
const HEADING = /^#{1,3}\s+/;

/**
 * A message in light markup, as blocks to be drawn: an empty line parts paragraphs, `- ` begins an item of a list, `### ` a
 * heading; `**strong**`, `*emphasis*`, `[words](https://…)`. There is no HTML in it: a `<` is a `<`. Total and pure: what is no
 * markup stays as it was written, and so does a link that leads where none may.
 */
export function parseMarkup(text: string): readonly MarkupBlock[] {
  const blocks: MarkupBlock[] = [];
  for (const group of text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    let kind: 'paragraph' | 'list' = 'paragraph';
    let lines: (readonly Inline[])[] = [];
    const close = (): void => {
      if (lines.length > 0) blocks.push({ kind, lines });
      lines = [];
    };
    for (const line of group.split('\n').map((one) => one.trim())) {
      if (line === '') continue;
      if (HEADING.test(line)) {
        close();
        blocks.push({ kind: 'heading', line: piecesOf(line.replace(HEADING, '')) });
        continue;
      }
      const here = ITEM.test(line) ? 'list' : 'paragraph';
      if (here !== kind) close();
      kind = here;
      lines.push(piecesOf(line.replace(ITEM, '')));
    }
    close();
  }
  return blocks;
}

/** The addresses of a message that lead where none may: anything but https, an e-mail, a telephone. */
export const unsafeLinks = (text: string): readonly string[] =>
  [...text.matchAll(INLINE)].flatMap(([, , , words, href = '']) =>
    words !== undefined && !isSafeHref(href) ? [href] : [],
  );
