/** Above this a file is not read into memory for its fingerprint: the server makes it anyway. */
const MAX = 64 * 1024 * 1024;

/** The SHA-256 of a file, in hexadecimal; undefined where it cannot be made here. */
export async function contentHash(file: File): Promise<string | undefined> {
  if (file.size > MAX || !isSecureContext) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The name under which a file may be uploaded: its own when it begins as it must, else one made of it. A zip keeps its own. */
export function proposedName(file: File, codiceIpa: string): string {
  if (file.name.startsWith(`${codiceIpa}-`) || !/\.csv$/i.test(file.name)) return file.name;
  const flow = file.name
    .replace(/\.csv$/i, '')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .slice(0, 40);
  return `${codiceIpa}-${flow}-1_2.csv`;
}
