import { type Readable, Transform } from 'node:stream';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileRefused } from './file-refused';

/** What a zip may be at most. `maxBytes` counts what its files inflate to, together. */
export interface ZipLimits {
  readonly maxBytes: number;
  /** Of all entries, those of a Mac included. */
  readonly maxEntries?: number;
  /** Inflated bytes to bytes of the archive. */
  readonly maxRatio?: number;
}

/** A file inside a zip. */
export interface ZippedFile {
  readonly name: string;
  /** Bytes, inflated, as the archive declares them; reading more of them is refused. */
  readonly size: number;
  /** @throws FileRefused from the stream, when what comes is not what was declared */
  open(): Promise<Readable>;
}

export interface OpenZip {
  /** At least one, in the archive's order. */
  readonly files: readonly ZippedFile[];
  /** The one file. @throws FileRefused `ARCHIVIO_NON_VALIDO` when there are several */
  only(): ZippedFile;
  /** Lets go of the archive; streams that are open must have ended. */
  close(): void;
}

/** Small archives are judged as if they were this big: a header of a CSV alone packs well. */
const SMALL = 1_024;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files of a zip. Refused: what is no zip, encrypted or packed by a rare method, empty, over the limits (as declared, and
 * again as the bytes come), two entries of one name, and any file that is not called like the zip: `base` (the archive's name
 * without `.zip`), a dot and something, ignoring case, in no folder. What a Mac adds by itself (`__MACOSX/`, `._name`,
 * `.DS_Store`) and folders without a file are passed over. Source: pivot-formats.md §2.1, tracciati.md §2.
 * @param source the bytes, or the path of a file on disk
 * @throws FileRefused `ARCHIVIO_NON_VALIDO`, `NOME_INTERNO_DIVERSO`
 */
export async function openZip(source: Buffer | string, base: string, limits: ZipLimits): Promise<OpenZip> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
  const zip = await readable(
    Buffer.isBuffer(source) ? yauzl.fromBufferPromise(source, options) : yauzl.openPromise(source, options),
  );
  try {
    const entries = await readable(entriesOf(zip, limits.maxEntries ?? 1_000));
    judge(entries, base, zip.fileSize, limits);
    const budget = { left: limits.maxBytes };
    const files = entries.map((entry) => zippedFile(zip, entry, budget));
    const [first, ...others] = files as [ZippedFile, ...ZippedFile[]];
    return {
      files,
      only: () => {
        if (others.length > 0) throw invalid(`L’archivio contiene ${files.length} file: deve contenerne uno solo.`);
        return first;
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function entriesOf(zip: ZipFile, maxEntries: number): Promise<Entry[]> {
  const files: Entry[] = [];
  let seen = 0;
  for await (const entry of zip.eachEntry()) {
    seen += 1;
    if (seen > maxEntries) throw invalid(`L’archivio ha più di ${maxEntries} voci: dividerlo.`);
    if (!isFolder(entry.fileName) && !isOfMac(entry.fileName)) files.push(entry);
  }
  return files;
}

const isFolder = (name: string): boolean => name.endsWith('/');
const isOfMac = (name: string): boolean => name.startsWith('__MACOSX/') || /(?:^|\/)(?:\.DS_Store$|\._)/.test(name);

function judge(entries: readonly Entry[], base: string, archiveBytes: number, limits: ZipLimits): void {
  if (entries.length === 0) throw invalid('L’archivio zip è vuoto: metterci il file.');
  const prefix = `${base}.`.toLowerCase();
  const names = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const name = entry.fileName;
    if (entry.isEncrypted()) throw invalid('L’archivio zip è protetto da password: rifarlo senza.');
    if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
      throw invalid('L’archivio zip usa una compressione non ammessa: rifarlo con quella normale (deflate).');
    if (name.includes('/') || !name.toLowerCase().startsWith(prefix))
      throw new FileRefused(
        'NOME_INTERNO_DIVERSO',
        `Nell’archivio c’è "${name.slice(0, 100)}": il nome deve cominciare con "${base}.", senza cartelle.`,
      );
    if (names.size === names.add(name.toLowerCase()).size)
      throw invalid(`L’archivio contiene due volte "${name.slice(0, 100)}".`);
    total += entry.uncompressedSize;
  }
  if (total > limits.maxBytes) throw tooBig(limits.maxBytes);
  // The archive's own size, not the sum of what its entries claim: entries may claim the same bytes over and over.
  if (total > Math.max(archiveBytes, SMALL) * (limits.maxRatio ?? 100))
    throw invalid('L’archivio zip si espande oltre il rapporto ammesso: mandare il file non compresso, o dividerlo.');
}

function zippedFile(zip: ZipFile, entry: Entry, budget: { left: number }): ZippedFile {
  return {
    name: entry.fileName,
    size: entry.uncompressedSize,
    open: async () => {
      const source = await readable(zip.openReadStreamPromise(entry));
      let sum = 0;
      const guard = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          budget.left -= chunk.length;
          sum = crc32(chunk, sum);
          if (budget.left < 0) done(invalid('L’archivio zip contiene più di quanto dichiara: rifarlo.'));
          else done(null, chunk);
        },
        flush: (done) =>
          done(sum === entry.crc32 ? null : invalid('L’archivio zip è danneggiato: rifarlo e ricaricarlo.')),
      });
      // Not `pipeline`: its own error would hide the refusal. yauzl holds the stream to the declared size.
      source.once('error', (error) => guard.destroy(refusalOf(error)));
      guard.once('close', () => source.destroy());
      return source.pipe(guard);
    },
  };
}

const invalid = (message: string): FileRefused => new FileRefused('ARCHIVIO_NON_VALIDO', message);
const tooBig = (max: number): FileRefused =>
  invalid(`Il contenuto dell’archivio supera ${Math.floor(max / 1024 / 1024)} MiB: dividerlo in più file.`);

async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw refusalOf(cause);
  }
}

/** What goes wrong while a zip is read is the zip's, and will never be better; unless it is the disk's. */
function refusalOf(cause: unknown): Error {
  if (cause instanceof FileRefused) return cause;
  if ((cause as NodeJS.ErrnoException | undefined)?.syscall !== undefined) return cause as Error;
  return Object.assign(invalid('Il file non è un archivio zip leggibile: rifarlo e ricaricarlo.'), { cause });
}
