/** Bytes that are not text in any encoding that they, or their sender, name. */
export class UnreadableText extends Error {}

const DECLARATION = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const WIDE = /^(utf-?16|ucs-?2|iso-10646-ucs|unicode)/i;

function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** XML begins with `<` or a blank: a zero beside that first character tells 16-bit text from 8-bit text, whatever is declared. */
function family(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 2) return undefined;
  if (bytes[0] === 0 && bytes[1] !== 0) return 'utf-16be';
  if (bytes[0] !== 0 && bytes[1] === 0) return 'utf-16le';
  return undefined;
}

function strictly(bytes: Buffer, encoding: string): string | undefined {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // not in this encoding, or none that we know
  }
  return text.includes('\u0000') ? undefined : text; // no XML holds it: what does was not written in this encoding
}

/**
 * Text of an XML message, the only thing that anybody reads after this: no byte of a sender reaches the XML parser. The
 * document's own word (byte order mark, shape of its first bytes, declaration) comes before the Content-Type: senders that
 * write ISO-8859-1 keep an HTTP client's default `charset=utf-8`. A declaration that the bytes belie gives way to the header.
 * @throws UnreadableText
 */
export function decodeXml(bytes: Buffer, contentType?: string): string {
  const declared = DECLARATION.exec(bytes.subarray(0, 200).toString('latin1'))?.[1];
  const charset = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec((contentType ?? '').slice(0, 500))?.[1];
  const wide = byteOrderMark(bytes) ?? family(bytes);
  const candidates =
    wide !== undefined ? [wide] : [declared, charset, 'utf-8'].filter((name) => !WIDE.test(name ?? ''));
  for (const encoding of candidates) {
    const text = encoding === undefined ? undefined : strictly(bytes, encoding);
    if (text !== undefined) return text;
  }
  throw new UnreadableText('not text in any declared encoding');
}

/** What stands before the root: is there a document type among it? Entities live there, so it is refused unread. */
export function hasDoctype(text: string): boolean {
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    if (open < 0) return false;
    const closing = text.startsWith('<?', open) ? '?>' : text.startsWith('<!--', open) ? '-->' : undefined;
    if (closing === undefined) return /^<!DOCTYPE/i.test(text.slice(open, open + 10));
    const end = text.indexOf(closing, open);
    if (end < 0) return false;
    at = end + closing.length;
  }
}

const CLOSING = { '<?': '?>', '<!--': '-->', '<![CDATA[': ']]>' } as const;

/**
 * The text without processing instructions, its XML declaration among them: SOAP gives them no meaning, and the old encoding
 * must not be obeyed again. Comments and CDATA stay as they are. What never ends is left for the parser to refuse.
 */
export function withoutInstructions(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let open = text.indexOf('<'); open >= 0;) {
    const mark = (Object.keys(CLOSING) as (keyof typeof CLOSING)[]).find((start) => text.startsWith(start, open));
    if (mark === undefined) {
      open = text.indexOf('<', open + 1);
      continue;
    }
    const end = text.indexOf(CLOSING[mark], open + mark.length);
    if (end < 0) break;
    const after = end + CLOSING[mark].length;
    if (mark === '<?') {
      kept.push(text.slice(from, open));
      from = after;
    }
    open = text.indexOf('<', after);
  }
  kept.push(text.slice(from));
  return kept.join('');
}
