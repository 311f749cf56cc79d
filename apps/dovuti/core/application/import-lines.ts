import type { Iuv } from '@mypay/kernel';
import { generatingCodice } from '../domain/iuv-ente';
import { LINE_TOO_LONG, NOT_UTF8 } from '../domain/tracciato/codici';
import { type ExaminedRiga, examineRiga, type ImportContext, refusedRiga } from '../domain/tracciato/decide-rows';
import { decodeUtf8 } from '../domain/tracciato/encoding';
import type { PhysicalLine } from './physical-lines';

/** What is kept of a first line: the widest tracciato has 35 columns. */
const MAX_HEADER = 4_096;

/** The first line as text that a database can hold. */
export const headerText = (header: Buffer): string =>
  (decodeUtf8(header) ?? '').replaceAll('\0', '').slice(0, MAX_HEADER);

/** On trial no number is taken: each row has one that nobody else can have. None when the ente could not make any. */
export function standInIuvs({ ente }: ImportContext, examined: readonly ExaminedRiga[]): ReadonlyMap<number, Iuv> {
  if (generatingCodice(ente.codici) === undefined) return new Map();
  return new Map(examined.filter(({ wantsIuv }) => wantsIuv).map(({ riga }) => [riga, `PROVA${riga}` as Iuv]));
}

/** A line that cannot be read as text spoils itself alone. */
export function examineLine(riga: number, { byte, whole }: PhysicalLine, context: ImportContext): ExaminedRiga {
  if (!whole) return refusedRiga(riga, LINE_TOO_LONG);
  const text = decodeUtf8(byte);
  return text === undefined ? refusedRiga(riga, NOT_UTF8) : examineRiga(riga, text, context);
}

/** Blank lines do not count. Source: tracciati.md §2. */
export function isBlank(byte: Buffer): boolean {
  for (const b of byte) if (b > 0x20) return false;
  return true;
}
