/** Text that UTF-8 and a PostgreSQL column can hold: no U+0000, no lone surrogate. What crosses an edge is held to it. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
