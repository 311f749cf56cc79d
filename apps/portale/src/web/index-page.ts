import { readFile, stat } from 'node:fs/promises';

/** Text of index.html that stands for this answer's nonce; written there by the build of apps/web. */
const NONCE = '__CSP_NONCE__';

/** index.html of the browser application, read again when a build has replaced it. */
export class IndexPage {
  private known: { readonly changed: number; readonly text: string } | undefined;

  constructor(private readonly file: string) {}

  /** The page with this nonce; undefined when the application was not built. */
  async with(nonce: string): Promise<string | undefined> {
    const found = await stat(this.file).catch(() => undefined); // not built
    if (!found?.isFile()) return undefined;
    if (this.known?.changed !== found.mtimeMs)
      this.known = { changed: found.mtimeMs, text: await readFile(this.file, 'utf8') };
    return this.known.text.replaceAll(NONCE, nonce);
  }
}
