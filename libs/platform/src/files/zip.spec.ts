import fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { type FileToZip, openZip, zipOf, zipOfEach } from './index';

const LIMITS = { maxBytes: 1024 * 1024 };

async function collect(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of source) all.push(chunk);
  return Buffer.concat(all);
}
const packed = (...files: FileToZip[]): Promise<Buffer> => collect(zipOf(...files));
const text = (name: string, content = 'IUD;causale\n'): FileToZip => ({ name, content: Buffer.from(content) });

/** Every file of the archive, name and text. */
async function read(zip: Buffer, limits = LIMITS): Promise<Record<string, string>> {
  const archive = await openZip(zip, 'a', limits);
  const found: Record<string, string> = {};
  for (const file of archive.files) found[file.name] = (await collect(await file.open())).toString('utf8');
  archive.close();
  return found;
}

/** Rewrites a field of the first entry of the central directory. */
function patched(zip: Buffer, offset: number, write: (bytes: Buffer, at: number) => void): Buffer {
  const bytes = Buffer.from(zip);
  write(bytes, bytes.indexOf('PK\x01\x02', 0, 'latin1') + offset);
  return bytes;
}
const METHOD = 10;
const FLAGS = 8;
const SIZE = 24;

describe('a zip that is written', () => {
  it('is read back whole, whatever its pieces', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 2_000 }), { maxLength: 8 }), async (pieces) => {
        const content = pieces.map((piece) => Buffer.from(piece));
        async function* chunks(): AsyncGenerator<Buffer> {
          for (const chunk of content) yield await Promise.resolve(chunk);
        }
        const archive = await openZip(await packed({ name: 'a.È.csv', content: chunks() }), 'a', LIMITS);
        expect(archive.only().name).toBe('a.È.csv');
        expect((await collect(await archive.only().open())).equals(Buffer.concat(content))).toBe(true);
        archive.close();
      }),
      { numRuns: 30 },
    ));

  it('has the same bytes for the same content', async () =>
    expect((await packed(text('a.csv'))).equals(await packed(text('a.csv')))).toBe(true));

  it('breaks when its source breaks, instead of being cut short in silence', async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield await Promise.resolve(Buffer.from('x'));
      throw new Error('disk');
    }
    await expect(packed({ name: 'a', content: broken() })).rejects.toThrow('disk');
  });
});

describe('a zip that arrives', () => {
  it('may be made by a Mac: its own entries and folders are passed over', async () => {
    const files = ['cartellaX', '__MACOSX/._a.csv', '.DS_Store', 'a.csv', '._a.csv'].map((name) => text(name));
    const zip = (await packed(...files)).toString('latin1').replaceAll('cartellaX', 'cartella/');
    expect(await read(Buffer.from(zip, 'latin1'))).toEqual({ 'a.csv': 'IUD;causale\n' });
  });

  it('may hold several files of its name, for who takes several', async () => {
    const zip = await packed(text('A.1.csv', '1'), text('a.2.csv', '2'));
    expect(await read(zip)).toEqual({ 'A.1.csv': '1', 'a.2.csv': '2' });
    const archive = await openZip(zip, 'a', LIMITS);
    expect(() => archive.only()).toThrow('L’archivio contiene 2 file: deve contenerne uno solo.');
    archive.close();
  });

  const invalid = 'ARCHIVIO_NON_VALIDO';
  const rows: readonly [string, () => Buffer | Promise<Buffer>, string][] = [
    ['no zip', () => Buffer.from('IUD;causale\n'), invalid],
    ['nothing at all', () => Buffer.alloc(0), invalid],
    ['the first half of one', async () => (await packed(text('a.csv'))).subarray(0, 40), invalid],
    ['an empty one', () => packed(), invalid],
    ['one that holds only a Mac’s own files', () => packed(text('__MACOSX/._a.csv')), invalid],
    ['two files of one name', () => packed(text('a.csv'), text('A.CSV')), invalid],
    ['a file of another name', () => packed(text('b.csv')), 'NOME_INTERNO_DIVERSO'],
    ['a file whose name only begins like it', () => packed(text('ab.csv')), 'NOME_INTERNO_DIVERSO'],
    ['a file in a folder', () => packed(text('x/a.csv')), 'NOME_INTERNO_DIVERSO'],
    ['a second file of another name', () => packed(text('a.csv'), text('leggimi.txt')), 'NOME_INTERNO_DIVERSO'],
    [
      'a password',
      async () => patched(await packed(text('a.csv')), FLAGS, (b, at) => b.writeUInt16LE(b.readUInt16LE(at) | 1, at)),
      invalid,
    ],
    [
      'a compression that is not deflate',
      async () => patched(await packed(text('a.csv')), METHOD, (b, at) => b.writeUInt16LE(12, at)),
      invalid,
    ],
    [
      'more bytes than it declares',
      async () => patched(await packed(text('a.csv', 'x'.repeat(900))), SIZE, (b, at) => b.writeUInt32LE(10, at)),
      invalid,
    ],
    [
      'fewer bytes than it declares',
      async () => patched(await packed(text('a.csv')), SIZE, (b, at) => b.writeUInt32LE(900, at)),
      invalid,
    ],
    ['more than the limit', () => packed({ name: 'a.csv', content: Buffer.alloc(1024 * 1024 + 1, 'ab;c\n') }), invalid],
    ['bytes that inflate a thousandfold', () => packed({ name: 'a.csv', content: Buffer.alloc(1024 * 1024) }), invalid],
    ['too many entries', () => packed(...Array.from({ length: 1_001 }, (_, index) => text(`a.${index}`, ''))), invalid],
    [
      'a path that leaves its folder',
      async () => {
        const zip = await packed(text('xx/a.csv'));
        return Buffer.from(zip.toString('latin1').replaceAll('xx/a.csv', '../a.csv'), 'latin1');
      },
      invalid,
    ],
    [
      'content that is not what was packed',
      async () => patched(await packed(text('a.csv')), 16, (bytes, at) => bytes.writeUInt32LE(1, at)),
      invalid,
    ],
    [
      'a damaged stream',
      async () => {
        const content = 'IUD;causale\n'.repeat(50);
        const zip = await packed(text('a.csv', content));
        const at = zip.indexOf(deflateRawSync(Buffer.from(content)).subarray(0, 8));
        expect(at).toBeGreaterThan(0);
        return zip.fill(0xff, at, at + 8);
      },
      invalid,
    ],
  ];
  it.each(rows)('is refused with a code when it is %s', async (_, make, code) => {
    await expect(Promise.resolve(make()).then((zip) => read(zip))).rejects.toMatchObject({
      name: 'DomainError',
      code,
      message: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });

  it('is read from a disk too, whose own failure is no fault of the zip', async () => {
    await expect(openZip('/nowhere/a.zip', 'a', LIMITS)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a zip whose files are made one after the other', () => {
  const packedEach = (files: AsyncIterable<FileToZip>): Promise<Buffer> => collect(zipOfEach(files));

  it('has them in order, and asks for the next when the last was read away', async () => {
    const asked: string[] = [];
    async function* files(): AsyncGenerator<FileToZip> {
      for (const name of ['a.1.pdf', 'a.2.pdf', 'a.csv']) {
        asked.push(name);
        yield { name, content: Buffer.from(`content of ${name}`), stored: name !== 'a.csv' };
        await Promise.resolve();
      }
    }
    const found = await read(await packedEach(files()));
    expect(Object.entries(found)).toEqual(asked.map((name) => [name, `content of ${name}`]));
  });

  it('breaks with an error of who makes them', async () => {
    async function* broken(): AsyncGenerator<FileToZip> {
      yield await Promise.resolve({ name: 'a', content: Buffer.from('x') });
      throw new Error('printer');
    }
    await expect(packedEach(broken())).rejects.toThrow('printer');
  });
});
