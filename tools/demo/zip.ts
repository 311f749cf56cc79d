import { ZipFile } from 'yazl';

/** A zip archive with one file: what an ente's software uploads. The time inside is fixed, so equal content gives equal bytes. */
export async function zipOne(name: string, content: Buffer): Promise<Buffer> {
  const archive = new ZipFile();
  archive.addBuffer(content, name, { mtime: new Date(2025, 0, 1), mode: 0o100644, forceDosTimestamp: true });
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
