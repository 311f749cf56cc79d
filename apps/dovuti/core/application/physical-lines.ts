/** Longest line that is read whole, in bytes: four (the widest character of UTF-8) times the sum of the columns of 1_4. */
export const MAX_LINE = 32 * 1024;

/** A physical line without its end; `whole` is false when it was longer than what is kept of it. */
export interface PhysicalLine {
  readonly byte: Buffer;
  readonly whole: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
/** Lines of one batch: a file of very short ones costs no memory either. */
const LINES_AT_A_TIME = 1_000;

/**
 * Cuts bytes into physical lines (LF, CRLF or CR alone), in batches. A line is never kept beyond `max`, so a file without line
 * ends costs no memory. Source: tracciati.md §2 "Records"; a reader of lines as the original's takes CR alone too.
 */
export async function* physicalLines(
  source: AsyncIterable<Buffer | Uint8Array>,
  max = MAX_LINE,
): AsyncGenerator<readonly PhysicalLine[]> {
  let kept: Buffer[] = [];
  let length = 0;
  let begun = false;
  let afterCr = false;
  const keep = (piece: Buffer): void => {
    if (piece.length === 0) return;
    begun = true;
    if (length < max) kept.push(piece.subarray(0, max - length));
    length += piece.length;
  };
  const close = (): PhysicalLine => {
    const whole = length <= max;
    // What is kept of a longer line is a copy: a slice would hold the whole piece that it was cut from.
    const byte = whole && kept.length === 1 && kept[0] ? kept[0] : Buffer.concat(kept);
    kept = [];
    length = 0;
    begun = false;
    return { byte, whole };
  };
  for await (const piece of source) {
    const content = Buffer.isBuffer(piece) ? piece : Buffer.from(piece);
    let righe: PhysicalLine[] = [];
    let from = 0;
    for (let a = 0; a < content.length; a++) {
      const byte = content[a];
      if (byte !== LF && byte !== CR) {
        afterCr = false;
        continue;
      }
      const second = byte === LF && afterCr; // the rest of a CRLF
      afterCr = byte === CR;
      if (!second) {
        keep(content.subarray(from, a));
        righe.push(close());
        if (righe.length === LINES_AT_A_TIME) {
          yield righe;
          righe = [];
        }
      }
      from = a + 1;
    }
    keep(content.subarray(from));
    if (righe.length > 0) yield righe;
  }
  if (begun) yield [close()];
}
