import { type FieldState, type FormField, FORM_BOUNDS } from '@mypay/kernel';
import { fieldId } from '../form/fields';
import { Field, type FieldInput } from '../form/field';
import { formatMoney } from '../i18n/format';
import { localText } from '../i18n/local-text';
import type { TypedValue } from './answers';
import { t } from './texts';

interface DynamicProps {
  readonly field: FormField;
  readonly path: string;
  readonly state: FieldState;
  readonly typed: TypedValue | undefined;
  readonly error: string | undefined;
  readonly today: string;
  readonly onChange: (value: TypedValue) => void;
  readonly onBlur: () => void;
}

/** One field of a form that is data: its kind decides how it is drawn, its state whether. */
export function DynamicField(props: DynamicProps) {
  const { field, path, state, error } = props;
  const label = localText(field.etichetta);
  if (!state.visible || field.genere === 'NASCOSTO') return null;
  if (field.genere === 'ETICHETTA') return <p>{label}</p>;
  if (field.genere === 'ETICHETTA_VALUTA' || field.valore !== undefined)
    return <Computed label={label} id={fieldId(path)} value={state.value} />;
  if (field.genere === 'SI_NO') return <YesNo {...props} label={label} />;
  if (field.genere === 'SCELTA_MULTIPLA') return <Several {...props} label={label} />;
  return (
    <Field
      id={fieldId(path)}
      label={label}
      hint={field.aiuto && localText(field.aiuto)}
      error={error}
      optional={!state.required}
    >
      {(tied) => <Input {...props} tied={tied} />}
    </Field>
  );
}

function Input({ field, state, typed, today, tied, onChange, onBlur }: DynamicProps & { readonly tied: FieldInput }) {
  const value = typeof typed === 'string' ? typed : typeof state.value === 'string' ? state.value : '';
  const common = { ...tied, value, onBlur, disabled: !state.enabled, 'aria-required': state.required };
  const change = (event: { readonly target: { readonly value: string } }) => onChange(event.target.value);
  const dayOf = (bound: string | undefined) => (bound === 'oggi' ? today : bound);
  switch (field.genere) {
    case 'AREA_TESTO':
      return <textarea className="form-control" rows={3} maxLength={FORM_BOUNDS.text} onChange={change} {...common} />;
    case 'SCELTA':
      return (
        <select className="form-select" onChange={change} {...common}>
          <option value="">{t.choose}</option>
          {field.opzioni?.map(({ valore, etichetta }) => (
            <option key={valore} value={valore}>
              {localText(etichetta)}
            </option>
          ))}
        </select>
      );
    case 'DATA':
    case 'DATA_ORA':
      return (
        <input
          className="form-control"
          type={field.genere === 'DATA' ? 'date' : 'datetime-local'}
          min={dayOf(field.minimo)}
          max={dayOf(field.massimo)}
          onChange={change}
          {...common}
        />
      );
    case 'VALUTA':
      return (
        <div className="money-input">
          <span aria-hidden="true">{'€'}</span>
          <input className="form-control" inputMode="decimal" autoComplete="off" onChange={change} {...common} />
        </div>
      );
    default:
      return (
        <input
          className="form-control"
          type="text"
          inputMode={field.genere === 'INTERO' ? 'numeric' : 'text'}
          autoComplete="off"
          maxLength={FORM_BOUNDS.text}
          onChange={change}
          {...common}
        />
      );
  }
}

function Computed(props: { readonly label: string; readonly id: string; readonly value: FieldState['value'] }) {
  const { value } = props;
  return (
    <div className="form-computed">
      <span id={`${props.id}-label`}>{props.label}</span>
      <output id={props.id} aria-labelledby={`${props.id}-label`} className="money">
        {typeof value === 'string' && value !== '' ? formatMoney(value) : '–'}
      </output>
    </div>
  );
}

function YesNo({
  path,
  label,
  field,
  state,
  typed,
  error,
  onChange,
  onBlur,
}: DynamicProps & { readonly label: string }) {
  const id = fieldId(path);
  return (
    <div className="form-field form-flag">
      <input
        id={id}
        type="checkbox"
        checked={typed === true}
        disabled={!state.enabled}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={(event) => onChange(event.target.checked)}
        onBlur={onBlur}
      />
      <label htmlFor={id}>{label}</label>
      {field.aiuto && <p className="field-hint">{localText(field.aiuto)}</p>}
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

function Several({
  path,
  label,
  field,
  state,
  typed,
  error,
  onChange,
  onBlur,
}: DynamicProps & { readonly label: string }) {
  const id = fieldId(path);
  const chosen = Array.isArray(typed) ? (typed as readonly string[]) : [];
  return (
    <fieldset id={id} className="form-field" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend className="field-legend">
        {label}
        {!state.required && <span className="field-optional"> {t.optional}</span>}
      </legend>
      {field.opzioni?.map(({ valore, etichetta }) => (
        <div key={valore} className="form-flag">
          <input
            id={`${id}-${valore}`}
            type="checkbox"
            checked={chosen.includes(valore)}
            onBlur={onBlur}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, valore] : chosen.filter((one) => one !== valore))
            }
          />
          <label htmlFor={`${id}-${valore}`}>{localText(etichetta)}</label>
        </div>
      ))}
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
