const HIDDEN = '***';

/**
 * A name that its owner knows again and nobody else learns: the first letter of each word, as every door shows it to who has not
 * shown to be that person. How long the words are is not told. A name that says nothing is all hidden.
 */
export function maskedName(name: string): string {
  const words = name.split(/[^\p{L}\p{M}\p{N}'’]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (words.length === 0) return HIDDEN;
  return words.map((word) => `${/[\p{L}\p{N}]/u.exec(word)?.[0].toUpperCase() ?? ''}${HIDDEN}`).join(' ');
}
