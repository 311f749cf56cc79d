import { CsvReader, type GiornaleRecord, PivotError } from '@mypay/pivot-core';
import type { Readable } from 'node:stream';

/** What a file is that begins so, when it is no text. */
const FOREIGN: readonly (readonly [magic: string, what: string])[] = [
  ['504b0304', 'un foglio di calcolo (xlsx) o un archivio'],
  ['d0cf11e0a1b11ae1', 'un foglio di calcolo (xls)'],
  ['25504446', 'un PDF'],
  ['1f8b', 'un archivio gzip'],
];

/** Encodings that are told by the first bytes. */
const BYTE_ORDER_MARKS: readonly (readonly [mark: string, encoding: string])[] = [
  ['fffe', 'UTF-16 (LE)'],
  ['feff', 'UTF-16 (BE)'],
];

/**
 * Records of a CSV in UTF-8, with or without BOM, as a stream: no more of the file is in memory than a chunk. Numbered from 1.
 *
 * @throws PivotError `CSV_NON_LEGGIBILE`, `CODIFICA_NON_AMMESSA` (the text is not UTF-8; its encoding is named),
 * `FORMATO_FILE_NON_AMMESSO` (it is no text)
 */
export async function* csvRecords(bytes: Readable, file: string): AsyncGenerator<GiornaleRecord> {
  const reader = new CsvReader();
  let numberOf = 0;
  try {
    for await (const text of decode(bytes))
      for (const record of reader.read(text)) yield { ...record, numero: ++numberOf, file };
    for (const record of reader.end()) yield { ...record, numero: ++numberOf, file };
  } finally {
    bytes.destroy();
  }
}

async function* decode(bytes: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    if (first) refuseForeign(chunk);
    first = false;
    yield decoded(() => decoder.decode(chunk, { stream: true }), chunk);
  }
  yield decoded(() => decoder.decode(), Buffer.alloc(0));
}

function decoded(decode: () => string, chunk: Buffer): string {
  try {
    return decode();
  } catch {
    throw notUtf8(isWindows1252(chunk) ? 'Windows-1252' : 'ISO-8859-1 o Windows-1252');
  }
}

/** @throws PivotError for a file whose first bytes are not those of a text in UTF-8 */
function refuseForeign(chunk: Buffer): void {
  const start = chunk.subarray(0, 64);
  const hex = start.toString('hex');
  const foreign = FOREIGN.find(([magic]) => hex.startsWith(magic));
  if (foreign)
    throw new PivotError('FORMATO_FILE_NON_AMMESSO', `Il contenuto non è un CSV: è ${foreign[1]}. Esportarlo come CSV`);
  const marked = BYTE_ORDER_MARKS.find(([mark]) => hex.startsWith(mark));
  if (marked) throw notUtf8(marked[1]);
  if (start.includes(0)) throw notUtf8(start[0] === 0 ? 'UTF-16 (BE) senza BOM' : 'UTF-16 (LE) senza BOM');
}

/** Bytes from 80 to 9F are letters and quotes in Windows-1252, and controls that nobody writes in ISO-8859-1. */
const isWindows1252 = (chunk: Buffer): boolean => chunk.some((b) => b >= 0x80 && b <= 0x9f);

const notUtf8 = (encoding: string): PivotError =>
  new PivotError('CODIFICA_NON_AMMESSA', `Il testo non è in UTF-8: sembra ${encoding}. Salvarlo come UTF-8`);
