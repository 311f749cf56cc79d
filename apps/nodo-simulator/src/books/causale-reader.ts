import { iufsIn } from './iuf-reader';
import { iuvsIn } from './iuv-reader';

/**
 * What a reader finds in the text of a movement, best first. `rejected`: a row whose IUF is longer than 35, and which names no other,
 * is not loaded at all.
 */
export interface Reading {
  readonly iufs: readonly string[];
  readonly iuvs: readonly string[];
  readonly rejected?: 'IUF_TOO_LONG';
}

/** What exists beside a movement: IUFs of active flows in upper case, IUVs of receipts and of lines that are not revoked. */
export interface Existing {
  readonly iufs: ReadonlySet<string>;
  readonly iuvs: ReadonlySet<string>;
}

/** Reads IUF and IUV from a causale as printed. The simulator's own implementation of pivot-formats.md §3.4 and §3.4b. */
export function readCausale(causale: string): Reading {
  const text = causale
    .replace(/\u00a0/g, ' ')
    .replace(/[\r\n\t\f]+/g, ' ')
    .replace(/–/g, '-');
  const { codes, tooLong } = iufsIn(text);
  return { iufs: codes, iuvs: iuvsIn(text), ...(tooLong ? { rejected: 'IUF_TOO_LONG' as const } : {}) };
}

/** The codes that count: of each kind the first that exists, else the first. */
export function counted({ iufs, iuvs }: Reading, existing: Existing): { readonly iuf?: string; readonly iuv?: string } {
  const iuf = iufs.find((code) => existing.iufs.has(code.toUpperCase())) ?? iufs[0];
  const iuv = iuvs.find((code) => existing.iuvs.has(code)) ?? iuvs[0];
  return { ...(iuf === undefined ? {} : { iuf }), ...(iuv === undefined ? {} : { iuv }) };
}
