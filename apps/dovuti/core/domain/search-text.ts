/** What a text typed into the one box may be. Several may hold at once: each is asked of its own index. */
export interface SearchText {
  /** Beginning of an IUV, or a whole one. */
  readonly iuv?: string | undefined;
  readonly avviso?: string | undefined;
  readonly iud?: string | undefined;
  readonly codice?: string | undefined;
  readonly anagrafica?: string | undefined;
}

/** Fewer characters than these would find half of the archive. */
export const MIN_SEARCH = 3;

const CODICE = /^(?:[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]|\d{11}|ANONIMO)$/;

/** Reads a text of the one box; undefined when it is too short to look for. Blanks inside an identifier do not count. */
export function readSearchText(text: string): SearchText | undefined {
  const trimmed = text.trim();
  const dense = trimmed.replace(/\s+/g, '');
  if (dense.length < MIN_SEARCH) return undefined;
  const upper = dense.toUpperCase();
  const isCode = CODICE.test(upper);
  const hasLetters = /\p{L}/u.test(trimmed);
  return {
    avviso: /^\d{18}$/.test(dense) ? dense : undefined,
    iuv: /^(?:\d{4,17}|RF[0-9A-Z]{2,23})$/.test(upper) ? upper : undefined,
    iud: dense.length <= 35 && !isCode ? trimmed : undefined,
    codice: isCode ? upper : undefined,
    // Words of people and firms; an identifier with digits is none, and short words find too much.
    anagrafica: hasLetters && !isCode && !/\d{4}/.test(trimmed) ? trimmed : undefined,
  };
}
