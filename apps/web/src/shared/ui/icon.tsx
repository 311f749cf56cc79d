import sprites from 'bootstrap-italia/dist/svg/sprites.svg?url';

/** A name of the set of Bootstrap Italia. */
export type IconName = `it-${string}`;

/** A drawing beside its word, hidden from who listens; with `label` it speaks for itself. */
export function Icon(props: {
  readonly name: IconName;
  readonly size?: 'xs' | 'sm' | 'lg' | 'xl';
  readonly label?: string;
  readonly className?: string;
}) {
  const { name, size, label, className = '' } = props;
  const classes = `icon ${size ? `icon-${size}` : ''} ${className}`;
  return label === undefined ? (
    <svg className={classes} aria-hidden="true" focusable="false">
      <use href={`${sprites}#${name}`} />
    </svg>
  ) : (
    <svg className={classes} role="img" aria-label={label}>
      <use href={`${sprites}#${name}`} />
    </svg>
  );
}
