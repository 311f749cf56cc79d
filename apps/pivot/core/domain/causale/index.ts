import { readIufs } from './iuf';
import { checkIuv, type CheckEsito, readIuvs } from './iuv';
import { type Readings, withoutKnowledge } from './readings';

export * from './iuf';
export * from './iuv';
export * from './readings';
export { CAUSALE_MAX } from './text';

/** What the text of a movement names, as far as the text alone can say. */
export interface CausaleIdentifiers {
  readonly iuf?: string | undefined;
  readonly iuv?: string | undefined;
  /** Everything that it may name: which one counts depends on what exists. */
  readonly letture: Readings;
  readonly iuvCheck?: CheckEsito | undefined;
  /** The IUF is longer than 35: the row is to be refused with IUF_TOO_LONG, its code is in `iuf`. */
  readonly iufTooLong: boolean;
}

/** Reads IUF and IUV from a causale. Pure function of the text. Source: pivot-formats.md §3.4, §3.4b. */
export function readCausale(causale: string): CausaleIdentifiers {
  const { readings, tooLong } = readIufs(causale);
  const all: Readings = { iuf: readings, iuv: readIuvs(causale) };
  const { iuf, iuv } = withoutKnowledge(all);
  return {
    iuf: tooLong ?? iuf,
    iuv,
    letture: all,
    iuvCheck: iuv === undefined ? undefined : checkIuv(iuv),
    iufTooLong: tooLong !== undefined,
  };
}
