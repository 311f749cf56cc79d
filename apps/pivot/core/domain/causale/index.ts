import { readIuf, IUF_MAX } from './iuf';
import { checkIuv, type CheckEsito, readIuv } from './iuv';

export * from './iuf';
export * from './iuv';
export { CAUSALE_MAX } from './text';

/** What the text of a movement names. */
export interface CausaleIdentifiers {
  readonly iuf?: string | undefined;
  readonly iuv?: string | undefined;
  readonly iuvCheck?: CheckEsito | undefined;
  /** The IUF is longer than 35: the row is to be refused with IUF_TOO_LONG. */
  readonly iufTooLong: boolean;
}

/** Reads IUF and IUV from a causale. Pure function of the text. Source: pivot-formats.md §3.4. */
export function readCausale(causale: string): CausaleIdentifiers {
  const iuf = readIuf(causale);
  const iuv = readIuv(causale);
  return {
    iuf,
    iuv,
    iuvCheck: iuv === undefined ? undefined : checkIuv(iuv),
    iufTooLong: (iuf?.length ?? 0) > IUF_MAX,
  };
}
