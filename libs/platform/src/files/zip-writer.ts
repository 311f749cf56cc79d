import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file to be packed; `content` may be a stream of any length. */
export interface FileToZip {
  readonly name: string;
  readonly content: Buffer | AsyncIterable<Buffer | string>;
}

/** One fixed wall time inside, and no second clock: equal content gives equal bytes. */
const OPTIONS = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/**
 * A zip of files, as a stream: nothing is held in memory. A source that breaks breaks the archive, which is never cut short in
 * silence.
 */
export function zipOf(...files: readonly FileToZip[]): Readable {
  const archive = new ZipFile();
  const output = archive.outputStream as Readable;
  archive.on('error', (error: Error) => output.destroy(error));
  for (const { name, content } of files)
    if (Buffer.isBuffer(content)) archive.addBuffer(content, name, OPTIONS);
    else {
      const source = Readable.from(content, { objectMode: false });
      source.once('error', (error) => output.destroy(error));
      output.once('close', () => source.destroy());
      archive.addReadStream(source, name, OPTIONS);
    }
  archive.end();
  return output;
}
