import type { ComponentProps } from 'react';
import type { FieldError, FieldPath, FieldValues, RegisterOptions, UseFormReturn } from 'react-hook-form';
import { readMoney } from '../i18n/format';
import { Field, type FieldProps } from './field';
import { t } from './texts';

interface Registered<Values extends FieldValues> extends Omit<FieldProps, 'error'> {
  readonly form: UseFormReturn<Values>;
  readonly name: FieldPath<Values>;
  /** Rules of react-hook-form; `required` needs no message. */
  readonly rules?: RegisterOptions<Values, FieldPath<Values>>;
}

const messageOf = (error: FieldError | undefined): string | undefined =>
  error === undefined ? undefined : (error.message ?? '');

/** The id of a field's input: the summary of errors leads to it. */
export const fieldId = (name: string): string => `campo-${name.replaceAll('.', '-')}`;

function bind<Values extends FieldValues>(props: Registered<Values>) {
  const { form, name, label, optional = false, rules } = props;
  const wanted = optional ? {} : { required: t.required(label) };
  const registered = form.register(name, { ...wanted, ...rules } as RegisterOptions<Values, FieldPath<Values>>);
  return { registered, error: messageOf(form.getFieldState(name, form.formState).error) };
}

type InputProps = Pick<
  ComponentProps<'input'>,
  'type' | 'inputMode' | 'autoComplete' | 'maxLength' | 'placeholder' | 'spellCheck' | 'autoCapitalize'
>;

/** A line of text; `type` and `autoComplete` as of an input. */
export function TextField<Values extends FieldValues>(props: Registered<Values> & InputProps) {
  const { form, name, label, hint, optional, rules, ...input } = props;
  const { registered, error } = bind({
    form,
    name,
    label,
    ...(optional === undefined ? {} : { optional }),
    ...(rules ? { rules } : {}),
  });
  return (
    <Field id={fieldId(name)} label={label} hint={hint} error={error} {...(optional === undefined ? {} : { optional })}>
      {(tied) => <input className="form-control" type="text" {...input} {...tied} {...registered} />}
    </Field>
  );
}

/** Several lines of text. */
export function TextAreaField<Values extends FieldValues>(
  props: Registered<Values> & { readonly rows?: number; readonly maxLength?: number },
) {
  const { registered, error } = bind(props);
  return (
    <Field {...props} id={fieldId(props.name)} error={error}>
      {(tied) => (
        <textarea
          className="form-control"
          rows={props.rows ?? 3}
          maxLength={props.maxLength}
          {...tied}
          {...registered}
        />
      )}
    </Field>
  );
}

/** A civil day; its value is `yyyy-MM-dd`. */
export function DateField<Values extends FieldValues>(
  props: Registered<Values> & { readonly min?: string; readonly max?: string },
) {
  const { registered, error } = bind(props);
  return (
    <Field {...props} id={fieldId(props.name)} error={error}>
      {(tied) => (
        <input className="form-control" type="date" min={props.min} max={props.max} {...tied} {...registered} />
      )}
    </Field>
  );
}

/** An amount as people write it (`1.234,56`); `readMoney` gives what the wire wants. */
export function MoneyField<Values extends FieldValues>(props: Registered<Values>) {
  const { registered, error } = bind({
    ...props,
    rules: {
      validate: (typed: unknown) =>
        typed === '' || (typeof typed === 'string' && readMoney(typed) !== undefined) || t.money,
      ...props.rules,
    } as RegisterOptions<Values, FieldPath<Values>>,
  });
  return (
    <Field {...props} id={fieldId(props.name)} error={error}>
      {(tied) => (
        <div className="money-input">
          <span aria-hidden="true">{'€'}</span>
          <input
            className="form-control"
            type="text"
            inputMode="decimal"
            autoComplete="off"
            {...tied}
            {...registered}
          />
        </div>
      )}
    </Field>
  );
}

export function SelectField<Values extends FieldValues>(
  props: Registered<Values> & { readonly options: readonly { readonly value: string; readonly label: string }[] },
) {
  const { registered, error } = bind(props);
  return (
    <Field {...props} id={fieldId(props.name)} error={error}>
      {(tied) => (
        <select className="form-select" {...tied} {...registered}>
          <option value="">{t.choose}</option>
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckboxField<Values extends FieldValues>(props: Registered<Values>) {
  const { registered, error } = bind({ ...props, optional: props.optional ?? true });
  const id = fieldId(props.name);
  return (
    <div className="form-field form-flag">
      <input
        id={id}
        type="checkbox"
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        {...registered}
      />
      <label htmlFor={id}>{props.label}</label>
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
