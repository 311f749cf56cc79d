import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file to be packed; `content` may be a stream of any length. */
export interface FileToZip {
  readonly name: string;
  readonly content: Buffer | AsyncIterable<Buffer | string>;
  /** Kept as it is: it is compressed already. */
  readonly stored?: boolean;
}

/** One fixed wall time inside, and no second clock: equal content gives equal bytes. */
const OPTIONS = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/**
 * A zip of files, as a stream: nothing is held in memory. A source that breaks breaks the archive, which is never cut short in
 * silence.
 */
export const zipOf = (...files: readonly FileToZip[]): Readable => zipOfEach(Readable.from(files));

/**
 * A zip of files that are made one after the other: the next is asked for when the last was read away, so that one alone is in
 * memory. Nothing is made before the zip is read; an error of who makes the files breaks it.
 */
export function zipOfEach(files: AsyncIterable<FileToZip>): Readable {
  return Readable.from(packed(files), { objectMode: false });
}

async function* packed(files: AsyncIterable<FileToZip>): AsyncGenerator<Buffer> {
  const archive = new ZipFile();
  const output = archive.outputStream as Readable;
  archive.on('error', (error: Error) => output.destroy(error));
  const pack = async (): Promise<void> => {
    for await (const { name, content, stored = false } of files) {
      if (output.destroyed) return; // who reads has gone
      const source = Readable.from(Buffer.isBuffer(content) ? [content] : content, { objectMode: false });
      const gone = (): void => void source.destroy();
      output.once('close', gone);
      archive.addReadStream(source, name, { ...OPTIONS, compress: !stored });
      await finished(source);
      output.off('close', gone);
    }
    archive.end();
  };
  pack().catch((error: unknown) => output.destroy(error as Error));
  yield* output as AsyncIterable<Buffer>;
}
