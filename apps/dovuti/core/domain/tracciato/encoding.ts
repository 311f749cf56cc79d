import type { FileErrorCode } from './file-errors';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a line in UTF-8; undefined when its bytes are not (Windows-1252, as a rule), or when it bears the sign that another
 * conversion left for what it could not read: neither may be stored. Source: tracciati.md §2 "Charset".
 */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    const text = UTF8.decode(bytes);
    return text.includes('\uFFFD') ? undefined : text;
  } catch {
    return undefined; // fatal: not UTF-8
  }
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((value, i) => bytes[i] === value);

/** True for what no line of text holds: a control character other than tab and form feed. */
const isControl = (byte: number): boolean => byte < 0x20 && byte !== 0x09 && byte !== 0x0c;

/** False when already the first byte is no text in UTF-8, which no header of a tracciato is: so an image begins. */
const isLine = (bytes: Uint8Array): boolean => (bytes[0] ?? 0) < 0x80 || decodeUtf8(bytes) !== undefined;

/**
 * Why a whole file cannot be a tracciato, by its first physical line: UTF-16 or UTF-32, or no text at all (a sheet, an archive, an
 * image under the name of a CSV). Undefined for a line of text, whose columns are not looked at. Source: tracciati.md §2.
 */
export function refusedByFirstLine(bytes: Uint8Array): FileErrorCode | undefined {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return 'PAA_IMPORT_CODIFICA_NON_UTF8(UTF-16)';
  if (!bytes.some(isControl)) return isLine(bytes) ? undefined : 'PAA_IMPORT_NO_CSV';
  const zeros = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  // Latin text in UTF-16 has a zero in every pair; a line of it is cut in the middle of a pair.
  return zeros >= (bytes.length - 1) / 2 && bytes.length > 2
    ? 'PAA_IMPORT_CODIFICA_NON_UTF8(UTF-16)'
    : 'PAA_IMPORT_NO_CSV';
}
