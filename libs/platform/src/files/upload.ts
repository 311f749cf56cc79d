import type { ObjectRef } from '@mypay/contracts';
import { DomainError, isStorableText } from '@mypay/kernel';
import { HttpException } from '@nestjs/common';
import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { FileRefused } from './file-refused';

/** What an intake needs of the object store. */
export interface ByteStore {
  put(key: string, source: AsyncIterable<Buffer>): Promise<ObjectRef>;
  delete(key: string): Promise<void>;
}

/** A file whose bytes are kept, with what its name told. */
export interface KeptUpload<Judged> {
  /** As the sender wrote it. */
  readonly name: string;
  readonly judged: Judged;
  /** Where the bytes lie, how many, and their SHA-256. */
  readonly object: ObjectRef;
}

export interface UploadIntake<Judged, Result> {
  readonly store: ByteStore;
  /** Judges the name before a byte is taken, and says where the bytes go and how many they may be. Throws the service's refusal. */
  readonly judge: (name: string) => Promise<{ key: string; maxBytes: number; judged: Judged }>;
  /** Another field of the form, before or after the file. */
  readonly field?: (name: string, value: string) => void;
  /** Records the upload and the job that reads it, in one transaction. When it refuses, the bytes are thrown away. */
  readonly record: (upload: KeptUpload<Judged>) => Promise<Result>;
}

/**
 * Takes the one file of a multipart request: name judged first, then the bytes kept and hashed, then the upload recorded. The
 * rest of a refused body is read and dropped, so that the caller hears why. The app must be made with `uploadLimit`.
 * @throws FileRefused `FILE_MANCANTE` (no multipart, no file, an empty one, several, cut short), `FILE_TROPPO_GRANDE`, `TESTO_NON_AMMESSO`
 */
export async function takeUpload<Judged, Result>(
  request: FastifyRequest,
  { store, judge, field, record }: UploadIntake<Judged, Result>,
): Promise<Result> {
  if (!request.isMultipart() || !/boundary=/i.test(request.headers['content-type'] ?? '')) throw missing();
  let kept: KeptUpload<Judged> | undefined;
  try {
    for await (const part of request.parts() as AsyncIterable<MultipartFile | MultipartValue>) {
      if (part.type !== 'file') {
        field?.(storable(part.fieldname), storable(String(part.value)));
        continue;
      }
      try {
        if (kept) throw missing();
        const { key, maxBytes, judged } = await judge(storable(part.filename ?? ''));
        const object = await store.put(key, upTo(maxBytes, part.file));
        kept = { name: part.filename, judged, object };
        if (object.dimensione === 0) throw missing();
      } finally {
        part.file.resume(); // what is refused is still to be read, or the caller never hears why
      }
    }
    if (!kept) throw missing();
    return await record(kept);
  } catch (error) {
    // Nothing points at the bytes of what was refused; of anything else nobody knows whether it was committed: they stay.
    if (kept && isRefusal(error)) await store.delete(kept.object.chiave);
    throw isMalformed(error) ? missing() : error;
  }
}

function storable(text: string): string {
  if (isStorableText(text)) return text;
  throw new FileRefused(
    'TESTO_NON_AMMESSO',
    'Un campo della richiesta, o il nome del file, contiene il carattere U+0000: correggerlo e ripetere.',
  );
}

async function* upTo(max: number, source: AsyncIterable<Buffer> & { truncated?: boolean }): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > max) throw tooBig(max);
    yield chunk;
  }
  if (source.truncated) throw tooBig(max);
}

const missing = (): FileRefused =>
  new FileRefused('FILE_MANCANTE', 'Serve una richiesta multipart/form-data con un solo file, intero e non vuoto.');

const tooBig = (max: number): FileRefused =>
  new FileRefused(
    'FILE_TROPPO_GRANDE',
    `Il file supera il limite di ${max >= 1024 * 1024 ? `${Math.floor(max / 1024 / 1024)} MiB` : `${max} byte`}: dividerlo, o comprimerlo in zip.`,
  );

/** A door or a rule said no: certainly nothing was recorded. */
const isRefusal = (error: unknown): boolean =>
  error instanceof DomainError || error instanceof HttpException || isMalformed(error);

/** A body that is no multipart with one file: cut short, or with several. */
const isMalformed = (error: unknown): boolean =>
  error instanceof Error &&
  !(error instanceof FileRefused) &&
  (/^FST_(?:FILES|PARTS|FIELDS)_LIMIT$/.test(String((error as { code?: unknown }).code)) ||
    /multipart/i.test(error.message));
