const BEGINNING = 48 * 1024;
const LF = 10;

/** The first bytes of a file in base64, up to the end of a line: what a preview is asked with. */
export async function beginningOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.slice(0, BEGINNING).arrayBuffer());
  const end = file.size > bytes.length ? bytes.lastIndexOf(LF) + 1 : 0;
  return base64(end > 0 ? bytes.subarray(0, end) : bytes);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
