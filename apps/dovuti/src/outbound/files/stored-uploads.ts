import type { ObjectRef } from '@mypay/contracts';
import { type UploadedCsv, type UploadedFiles, RefusedFile, type Importazione } from '@mypay/dovuti-core';
import { FileRefused, openZip, type OpenZip, type ZippedFile } from '@mypay/platform/files';
import type { ObjectStore } from '@mypay/platform/objects';

/** Uploads in the object store; a zip is opened on the way and gives the one CSV that bears its own name. */
export class StoredUploads implements UploadedFiles {
  constructor(
    private readonly objects: ObjectStore,
    private readonly limits: { readonly maxZip: number; readonly maxCsv: number },
  ) {}

  put(key: string, source: AsyncIterable<Buffer>): Promise<ObjectRef> {
    return this.objects.put(key, source);
  }

  delete(key: string): Promise<void> {
    return this.objects.delete(key);
  }

  async csv({ file, nome: name }: Pick<Importazione, 'file' | 'nome'>): Promise<UploadedCsv> {
    const bytes = await this.objects.get(file.chiave);
    if (name.formato === 'csv') return { size: file.dimensione, bytes };
    if (file.dimensione > this.limits.maxZip) throw new RefusedFile('PAA_IMPORT_ERROR', 'zip larger than the limit');
    const chunks: Buffer[] = [];
    for await (const chunk of bytes) chunks.push(chunk as Buffer); // bounded by the limit of an upload
    return this.entry(Buffer.concat(chunks), name.base);
  }

  /** The archive is closed when its stream ends. */
  private async entry(bytes: Buffer, base: string): Promise<UploadedCsv> {
    const zip = await readable(openZip(bytes, base, { maxBytes: this.limits.maxCsv }));
    const name = `${base}.csv`.toLowerCase();
    const file = zip.files.find((one) => one.name.toLowerCase() === name);
    if (file) return { size: file.size, bytes: inflated(zip, file) };
    zip.close();
    throw new RefusedFile('PAA_IMPORT_NO_CSV', 'the zip has no entry with its own name');
  }
}

async function* inflated(zip: OpenZip, file: ZippedFile): AsyncGenerator<Buffer> {
  try {
    const stream = await readable(file.open());
    const source = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    try {
      for (let next = await readable(source.next()); !next.done; next = await readable(source.next())) yield next.value;
    } finally {
      stream.destroy();
    }
  } finally {
    zip.close();
  }
}

/** What the reader of zips refuses will never be better: the import ends with MyPay's code for it. Source: tracciati.md §3.4. */
async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if (!(cause instanceof FileRefused)) throw cause;
    const code = cause.code === 'NOME_INTERNO_DIVERSO' ? 'PAA_IMPORT_NO_CSV' : 'PAA_IMPORT_ERROR';
    throw new RefusedFile(code, cause.message, { cause });
  }
}
