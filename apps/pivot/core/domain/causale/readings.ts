/** What a causale may name, best first. Source: pivot-formats.md §3.4b. */
export interface Readings {
  readonly iuf: readonly string[];
  readonly iuv: readonly string[];
}

/** What exists, to choose among readings. */
export interface KnownCodes {
  /** Whether an active flow of the ente bears the IUF, given in upper case. */
  readonly iuf: { has(upperIuf: string): boolean };
  /** Whether a receipt, or a non-revoked row of an active flow, bears the IUV. */
  readonly iuv: { has(iuv: string): boolean };
}

/** The codes that count for a movement. */
export interface CountedCodes {
  readonly iuf: string | undefined;
  readonly iuv: string | undefined;
}

/** The reading that counts: the first that names something that exists; if none does, the first. Pure. Source: pivot-formats.md §3.4b. */
export function countedCodes(readings: Readings, known: KnownCodes): CountedCodes {
  return {
    iuf: readings.iuf.find((c) => known.iuf.has(c.toUpperCase())) ?? readings.iuf[0],
    iuv: readings.iuv.find((c) => known.iuv.has(c)) ?? readings.iuv[0],
  };
}

/** The first readings: what counts while nothing that they name exists. */
export const withoutKnowledge = (readings: Readings): CountedCodes =>
  countedCodes(readings, { iuf: new Set(), iuv: new Set() });
