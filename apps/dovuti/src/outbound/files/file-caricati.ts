import type { ObjectRef } from '@mypay/contracts';
import { type FileCaricati, FileRifiutato, type Importazione } from '@mypay/dovuti-core';
import type { ObjectStore } from '@mypay/platform/objects';
import type { Readable } from 'node:stream';
import yauzl from 'yauzl';

/** Uploads in the object store; a zip is opened on the way and gives the one CSV that bears its own name. */
export class ObjectFileCaricati implements FileCaricati {
  constructor(
    private readonly objects: ObjectStore,
    private readonly limits: { readonly maxZip: number; readonly maxCsv: number },
  ) {}

  put(chiave: string, source: AsyncIterable<Buffer>): Promise<ObjectRef> {
    return this.objects.put(chiave, source);
  }

  async csv({ file, nome }: Pick<Importazione, 'file' | 'nome'>): Promise<AsyncIterable<Buffer>> {
    const bytes = await this.objects.get(file.chiave);
    if (nome.formato === 'csv') return bytes;
    if (file.dimensione > this.limits.maxZip) throw new FileRifiutato('PAA_IMPORT_ERROR', 'zip larger than the limit');
    const chunks: Buffer[] = [];
    for await (const chunk of bytes) chunks.push(chunk as Buffer); // bounded by the limit of an upload
    return this.unzip(Buffer.concat(chunks), `${nome.base}.csv`);
  }

  private async unzip(bytes: Buffer, name: string): Promise<AsyncIterable<Buffer>> {
    let zip: yauzl.ZipFile;
    try {
      zip = await new Promise((resolve, reject) =>
        yauzl.fromBuffer(bytes, { lazyEntries: true, autoClose: false }, (error, opened) =>
          error ? reject(error) : resolve(opened),
        ),
      );
    } catch (cause) {
      throw new FileRifiutato('PAA_IMPORT_ERROR', 'not a readable zip', { cause });
    }
    const entry = await findEntry(zip, name);
    if (!entry) throw new FileRifiutato('PAA_IMPORT_NO_CSV', 'the zip has no entry with its own name');
    if (entry.uncompressedSize > this.limits.maxCsv)
      throw new FileRifiutato('PAA_IMPORT_ERROR', 'the CSV is larger than the limit');
    return readEntry(zip, entry);
  }
}

function findEntry(zip: yauzl.ZipFile, name: string): Promise<yauzl.Entry | undefined> {
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => (entry.fileName === name ? resolve(entry) : zip.readEntry()));
    zip.on('end', () => resolve(undefined));
    zip.on('error', (cause: Error) => reject(new FileRifiutato('PAA_IMPORT_ERROR', 'broken zip', { cause })));
    zip.readEntry();
  });
}

/** yauzl holds the stream to the size that the entry declares, so a lying zip is an error, not a flood. */
async function* readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  let stream: Readable | undefined;
  try {
    stream = await new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    const source = stream[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>;
    for (;;) {
      const next = await read(source);
      if (next.done) return;
      yield next.value;
    }
  } catch (cause) {
    if (cause instanceof FileRifiutato || stream) throw cause;
    throw new FileRifiutato('PAA_IMPORT_ERROR', 'the entry cannot be opened', { cause });
  } finally {
    stream?.destroy();
  }
}

async function read(source: AsyncIterableIterator<Buffer>): Promise<IteratorResult<Buffer>> {
  try {
    return await source.next();
  } catch (cause) {
    throw new FileRifiutato('PAA_IMPORT_ERROR', 'the entry is broken', { cause });
  }
}
