/** How far a job is, in words and as a bar; without `percent` it is under way, nobody knows how far. */
export function Progress(props: { readonly label: string; readonly percent?: number | undefined }) {
  const { label, percent } = props;
  return (
    <div className="app-progress">
      <p className="app-progress-label">{label}</p>
      <progress aria-label={label} max={100} {...(percent === undefined ? {} : { value: percent })} />
    </div>
  );
}
