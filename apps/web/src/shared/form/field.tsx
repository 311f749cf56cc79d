import { type ReactNode, useId } from 'react';
import { Icon } from '../ui/icon';
import { t } from './texts';

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly optional?: boolean;
}

/** What the input of a field must carry to be tied to its label, hint and error. */
export interface FieldInput {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

/** Label above, hint below it, error under the input: icon and text, tied to it. */
export function Field(
  props: FieldProps & { readonly id?: string; readonly children: (input: FieldInput) => ReactNode },
) {
  const made = useId();
  const id = props.id ?? made;
  const hint = props.hint === undefined ? undefined : `${id}-hint`;
  const error = props.error === undefined ? undefined : `${id}-error`;
  return (
    <div className="form-field">
      <label htmlFor={id}>
        {props.label}
        {props.optional === true && <span className="field-optional"> {t.optional}</span>}
      </label>
      {hint !== undefined && (
        <div id={hint} className="field-hint">
          {props.hint}
        </div>
      )}
      {props.children({
        id,
        'aria-describedby': [hint, error].filter(Boolean).join(' ') || undefined,
        'aria-invalid': error !== undefined,
      })}
      {error !== undefined && (
        <p id={error} className="field-error">
          <Icon name="it-warning-circle" size="xs" /> {props.error}
        </p>
      )}
    </div>
  );
}
