import type { ObjectRef } from '@mypay/contracts';
import { type FileCaricati, FileRifiutato, type Importazione } from '@mypay/dovuti-core';
import type { ObjectStore } from '@mypay/platform/objects';
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
    return this.entry(Buffer.concat(chunks), `${nome.base}.csv`);
  }

  private async entry(bytes: Buffer, name: string): Promise<AsyncIterable<Buffer>> {
    const zip = await readable(yauzl.fromBufferPromise(bytes));
    const entry = await readable(find(zip, name));
    if (!entry) throw new FileRifiutato('PAA_IMPORT_NO_CSV', 'the zip has no entry with its own name');
    if (entry.uncompressedSize > this.limits.maxCsv)
      throw new FileRifiutato('PAA_IMPORT_ERROR', 'the CSV is larger than the limit');
    return readEntry(zip, entry);
  }
}

async function find(zip: yauzl.ZipFile, name: string): Promise<yauzl.Entry | undefined> {
  for await (const entry of zip.eachEntry()) if (entry.fileName === name) return entry;
  return undefined;
}

/** yauzl holds the stream to the size that the entry declares, so a lying zip is an error, not a flood. */
async function* readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  const stream = await readable(zip.openReadStreamPromise(entry));
  const source = stream[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>;
  try {
    for (;;) {
      const next = await readable(source.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    stream.destroy();
  }
}

/** What goes wrong while a zip is read is the zip's: it will never be better. */
async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw new FileRifiutato('PAA_IMPORT_ERROR', 'not a readable zip', { cause });
  }
}
