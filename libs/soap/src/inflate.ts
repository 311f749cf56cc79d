import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type ZlibOptions } from 'node:zlib';

/** A compressed body that does not open, or opens into more than the door takes. */
export class NotInflated extends Error {}

type Open = (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>;
const CODINGS: Readonly<Record<string, Open>> = {
  gzip: promisify<Buffer, ZlibOptions, Buffer>(gunzip),
  'x-gzip': promisify<Buffer, ZlibOptions, Buffer>(gunzip),
  deflate: promisify<Buffer, ZlibOptions, Buffer>(inflate),
  br: promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress),
};
const MOST_CODINGS = 3;
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b; // no XML begins so

/**
 * The body as it was before its codings (`Content-Encoding`, last one first; gzip also where nothing says so).
 * @param limit greatest size of what comes out, in bytes
 * @throws NotInflated with the reason, Italian
 */
export async function inflateBody(bytes: Buffer, contentEncoding: string | undefined, limit: number): Promise<Buffer> {
  const named = (contentEncoding ?? '')
    .slice(0, 200)
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  if (named.length > MOST_CODINGS) throw new NotInflated('troppe codifiche del contenuto');
  let body = bytes;
  for (const name of named.reverse()) {
    const open = Object.hasOwn(CODINGS, name) ? CODINGS[name] : undefined;
    if (!open) throw new NotInflated('codifica del contenuto non prevista');
    body = await opened(body, open, limit);
  }
  return isGzip(body) ? opened(body, CODINGS['gzip'] as Open, limit) : body;
}

async function opened(bytes: Buffer, open: Open, limit: number): Promise<Buffer> {
  try {
    return await open(bytes, { maxOutputLength: limit });
  } catch (error) {
    const tooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new NotInflated(
      tooLarge ? 'messaggio oltre la dimensione ammessa, una volta decompresso' : 'contenuto compresso non leggibile',
    );
  }
}
