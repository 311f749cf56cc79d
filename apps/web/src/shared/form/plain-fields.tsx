import { Field } from './field';

interface Plain {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A civil day (`yyyy-MM-dd`, or empty) outside a form of react-hook-form: dialogs of few fields. */
export function PlainDate({ label, value, onChange }: Plain) {
  return (
    <Field label={label}>
      {(tied) => (
        <input
          {...tied}
          type="date"
          className="form-control"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** Two days side by side. */
export function PlainDays({ from, to }: { readonly from: Plain; readonly to: Plain }) {
  return (
    <div className="print-days">
      <PlainDate {...from} />
      <PlainDate {...to} />
    </div>
  );
}

/** One of some; `none` is what stands for no choice, when there may be none. */
export function PlainSelect({
  label,
  value,
  onChange,
  none,
  options,
  missing = false,
}: Plain & {
  readonly none?: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly missing?: boolean;
}) {
  return (
    <Field label={label}>
      {(tied) => (
        <select
          {...tied}
          aria-invalid={missing}
          className="form-select"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {none !== undefined && <option value="">{none}</option>}
          {options.map(([code, words]) => (
            <option key={code} value={code}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
