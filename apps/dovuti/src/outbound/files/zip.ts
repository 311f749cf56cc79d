import { crc32, createDeflateRaw } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';

/** 1 January 1980, 00:00: equal content gives equal bytes. */
const DATE = 0x0021;
const DEFLATE = 8;
/** Sizes after the data (bit 3), names in UTF-8 (bit 11). */
const FLAGS = 0x0808;

/**
 * A zip archive with one entry, as a stream: what enti download as `<base>_SCARTI.zip`. Sizes stand after the data, so nothing
 * is held in memory; below 4 GiB. Source: tracciati.md §6.1.
 */
export async function* zipOne(name: string, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const fileName = Buffer.from(name, 'utf8');
  const heading = Buffer.alloc(26);
  heading.writeUInt16LE(20, 0);
  heading.writeUInt16LE(FLAGS, 2);
  heading.writeUInt16LE(DEFLATE, 4);
  heading.writeUInt16LE(DATE, 8);
  heading.writeUInt16LE(fileName.length, 22);
  yield Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), heading, fileName]);

  let crc = 0;
  let size = 0;
  let packed = 0;
  async function* measured(): AsyncGenerator<Buffer> {
    for await (const chunk of content) {
      crc = crc32(chunk, crc);
      size += chunk.length;
      yield chunk;
    }
  }
  // The failure of a source comes out of the iteration below; the callback only keeps it from being unhandled.
  const deflated = pipeline(Readable.from(measured()), createDeflateRaw(), () => undefined);
  for await (const chunk of deflated as AsyncIterable<Buffer>) {
    packed += chunk.length;
    yield chunk;
  }
  const facts = Buffer.alloc(12);
  facts.writeUInt32LE(crc, 0);
  facts.writeUInt32LE(packed, 4);
  facts.writeUInt32LE(size, 8);
  yield Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), facts]);

  facts.copy(heading, 10);
  const directory = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), heading, Buffer.alloc(14), fileName]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(30 + fileName.length + packed + 16, 16);
  yield Buffer.concat([directory, end]);
}
