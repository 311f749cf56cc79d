import { leggiIuf, LUNGHEZZA_IUF } from './iuf';
import { checkIuv, type EsitoCheck, leggiIuv } from './iuv';

export * from './iuf';
export * from './iuv';
export { CAUSALE_MAX } from './testo';

/** What the text of a movement names. */
export interface IdentificativiCausale {
  readonly iuf?: string | undefined;
  readonly iuv?: string | undefined;
  readonly iuvCheck?: EsitoCheck | undefined;
  /** The IUF is longer than 35: the row is to be refused with IUF_TOO_LONG. */
  readonly iufTroppoLungo: boolean;
}

/** Reads IUF and IUV from a causale. Pure function of the text. Source: pivot-formats.md §3.4. */
export function leggiCausale(causale: string): IdentificativiCausale {
  const iuf = leggiIuf(causale);
  const iuv = leggiIuv(causale);
  return {
    iuf,
    iuv,
    iuvCheck: iuv === undefined ? undefined : checkIuv(iuv),
    iufTroppoLungo: (iuf?.length ?? 0) > LUNGHEZZA_IUF,
  };
}
