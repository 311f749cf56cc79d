/** Something that is on or off, and changes as soon as it is touched. */
export function Switch(props: {
  readonly on: boolean;
  readonly label: string;
  /** What a listener is told, where the label alone does not say whose it is. */
  readonly name?: string;
  readonly disabled?: boolean;
  readonly busy?: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  const { on, label, name, disabled = false, busy = false } = props;
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={on}
      aria-label={name}
      aria-busy={busy}
      aria-disabled={disabled || busy}
      onClick={() => {
        if (!disabled && !busy) props.onChange(!on);
      }}
    >
      <span className="switch-track" aria-hidden="true" />
      {label}
    </button>
  );
}
