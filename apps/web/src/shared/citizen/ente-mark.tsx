const SMALL = new Set(['di', 'del', 'della', 'dei', 'delle', 'da', 'e', 'per', 'la', 'il']);

/** The place of an ente's logo while it has none: its initials. Said by the name beside it. */
export function EnteMark({ name, large = false }: { readonly name: string; readonly large?: boolean }) {
  const initials = name
    .split(/\s+/)
    .filter((word) => word !== '' && !SMALL.has(word.toLowerCase()))
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
  return (
    <span className={large ? 'ente-mark ente-mark-lg' : 'ente-mark'} aria-hidden="true">
      {initials}
    </span>
  );
}
