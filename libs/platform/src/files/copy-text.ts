/** A value of a row for `COPY … FROM STDIN`; bytes go into a `bytea`, an instant into a `timestamptz`. */
export type CopyValue = string | bigint | number | boolean | Date | Uint8Array | null | undefined;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A value in PostgreSQL's text format of COPY; null and undefined are NULL. U+0000 is not escaped: no `text` column can hold
 * it, so a reader of outside text has refused it before.
 */
export function copyText(value: CopyValue): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\n\r\t]/g, (char) => ESCAPES[char] ?? char);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array)
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  return String(value);
}

/** One line for `COPY … FROM STDIN`, its end included. */
export function copyRow(values: readonly CopyValue[]): string {
  return `${values.map(copyText).join('\t')}\n`;
}
