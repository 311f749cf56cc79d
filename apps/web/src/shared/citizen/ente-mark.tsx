const SMALL = new Set(['di', 'del', 'della', 'dei', 'delle', 'da', 'e', 'per', 'la', 'il']);

/** An ente's logo, or while it has none its initials: said by the name beside it. `logo` is the address of the picture. */
export function EnteMark(props: {
  readonly name: string;
  readonly large?: boolean;
  readonly logo?: { readonly address: string; readonly words: string } | undefined;
}) {
  const { name, large = false, logo } = props;
  if (logo)
    return (
      <img
        className={large ? 'ente-logo ente-logo-lg' : 'ente-logo'}
        src={logo.address}
        alt={logo.words}
        loading="lazy"
      />
    );
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
