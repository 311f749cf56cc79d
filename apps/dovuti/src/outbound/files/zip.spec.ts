import fc from 'fast-check';
import yauzl from 'yauzl';
import { zipOne } from './zip';

async function* chunks(all: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const chunk of all) yield await Promise.resolve(chunk);
}
async function collect(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of source) all.push(chunk);
  return Buffer.concat(all);
}
/** What another reader finds in the archive. */
async function read(bytes: Buffer): Promise<{ name: string; content: Buffer }> {
  const zip = await yauzl.fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry())
    return { name: entry.fileName, content: await collect(await zip.openReadStreamPromise(entry)) };
  throw new Error('empty');
}

it('T2: a zip with one file is read back whole by another reader, whatever its pieces', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 2_000 }), { maxLength: 8 }), async (pieces) => {
      const content = pieces.map((p) => Buffer.from(p));
      const found = await read(await collect(zipOne('c_x-È-1_2_SCARTI.csv', chunks(content))));
      expect(found.name).toBe('c_x-È-1_2_SCARTI.csv');
      expect(found.content.equals(Buffer.concat(content))).toBe(true);
    }),
    { numRuns: 30 },
  ));

it('a source that breaks breaks the archive, instead of cutting it short in silence', async () => {
  async function* broken(): AsyncGenerator<Buffer> {
    yield await Promise.resolve(Buffer.from('x'));
    throw new Error('disk');
  }
  await expect(collect(zipOne('a', broken()))).rejects.toThrow('disk');
});
