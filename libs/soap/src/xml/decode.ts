/** Bytes that are not text in any encoding that they, or their sender, name. */
export class UnreadableText extends Error {}

const DECLARATION = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']/i;

function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function strictly(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined; // not in this encoding, or none that we know
  }
}

/**
 * Text of an XML message. The document's own word (byte order mark, declaration) comes before the Content-Type: senders that
 * write ISO-8859-1 keep an HTTP client's default `charset=utf-8`. A declaration that the bytes belie gives way to the header.
 * @throws UnreadableText
 */
export function decodeXml(bytes: Buffer, contentType?: string): string {
  const declared = DECLARATION.exec(bytes.subarray(0, 200).toString('latin1'))?.[1];
  const charset = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(contentType ?? '')?.[1];
  for (const encoding of [byteOrderMark(bytes), declared, charset, 'utf-8']) {
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

/** The text without its XML declaration: it is text now, and its old encoding must not be obeyed again. */
export function withoutDeclaration(text: string): string {
  return text.replace(/^\uFEFF?\s*<\?xml\s[^>]*\?>/i, '');
}
