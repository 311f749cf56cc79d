/** What T2 adds to each line: code and description, neither with a separator in it. */
const ADDED = 2;
const SEPARATOR = 0x3b;
const LF = 0x0a;

/**
 * The lines of a file of scarti as they were before code and description were added, so that they can be mended and uploaded
 * again. The header is the first line and loses its two columns as well.
 */
export async function* correctable(source: AsyncIterable<Buffer | Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const piece of source) {
    const content = Buffer.concat([rest, piece]);
    let from = 0;
    const lines: Buffer[] = [];
    for (let end = content.indexOf(LF, from); end >= 0; end = content.indexOf(LF, from)) {
      lines.push(original(content.subarray(from, end)), Buffer.from([LF]));
      from = end + 1;
    }
    rest = content.subarray(from);
    if (lines.length > 0) yield Buffer.concat(lines);
  }
  if (rest.length > 0) yield original(rest);
}

function original(line: Buffer): Buffer {
  let end = line.length;
  for (let i = 0; i < ADDED && end >= 0; i++) end = line.lastIndexOf(SEPARATOR, end - 1);
  return end >= 0 ? line.subarray(0, end) : line;
}
