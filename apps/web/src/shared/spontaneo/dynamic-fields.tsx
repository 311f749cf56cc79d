import { FORM_BOUNDS, type FieldState, type FormField, type JudgedForm } from '@mypay/kernel';
import { fieldId } from '../form/fields';
import { localText } from '../i18n/local-text';
import type { Typed, TypedRow, TypedValue } from './answers';
import { DynamicField } from './dynamic-field';
import { t } from './texts';

export interface FieldsProps {
  readonly fields: readonly FormField[];
  readonly judged: JudgedForm;
  readonly typed: Typed;
  readonly today: string;
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (name: string, value: Typed[string]) => void;
  readonly onBlur: (path: string) => void;
}

const HIDDEN: FieldState = { visible: false, enabled: false, required: false, value: '' };

/** Fields in their order: sections with a heading, groups row by row. */
export function DynamicFields(props: FieldsProps) {
  const { fields, judged, typed, today, errorOf, onChange, onBlur } = props;
  return fields.map((field) => {
    const state = judged.fields.get(field.nome) ?? HIDDEN;
    if (field.genere === 'SEZIONE')
      return state.visible ? (
        <fieldset key={field.nome} className="form-section">
          <legend className="h6">{localText(field.etichetta)}</legend>
          <DynamicFields {...props} fields={field.campi ?? []} />
        </fieldset>
      ) : null;
    if (field.genere === 'GRUPPO')
      return state.visible ? <Group key={field.nome} {...props} group={field} required={state.required} /> : null;
    return (
      <DynamicField
        key={field.nome}
        field={field}
        path={field.nome}
        state={state}
        today={today}
        typed={typed[field.nome] as TypedValue | undefined}
        error={errorOf(field.nome)}
        onChange={(value) => onChange(field.nome, value)}
        onBlur={() => onBlur(field.nome)}
      />
    );
  });
}

function Group(props: FieldsProps & { readonly group: FormField; readonly required: boolean }) {
  const { group, judged, typed, today, errorOf, onChange, onBlur } = props;
  const rows = (typed[group.nome] ?? []) as readonly TypedRow[];
  const label = localText(group.etichetta);
  const max = group.massimo === undefined ? FORM_BOUNDS.rows : Number(group.massimo);
  const error = errorOf(group.nome);
  const change = (index: number, name: string, value: TypedValue) =>
    onChange(
      group.nome,
      rows.map((row, n) => (n === index ? { ...row, [name]: value } : row)),
    );
  return (
    <fieldset id={fieldId(group.nome)} className="form-group-rows">
      <legend className="h6">{label}</legend>
      {rows.map((row, index) => (
        <fieldset key={index} className="form-row">
          <legend className={rows.length > 1 ? undefined : 'visually-hidden'}>{t.row(label, index + 1)}</legend>
          {(group.campi ?? []).map((column) => {
            const path = `${group.nome}.${index}.${column.nome}`;
            return (
              <DynamicField
                key={column.nome}
                field={column}
                path={path}
                state={judged.fields.get(path) ?? HIDDEN}
                today={today}
                typed={row[column.nome]}
                error={errorOf(path)}
                onChange={(value) => change(index, column.nome, value)}
                onBlur={() => onBlur(path)}
              />
            );
          })}
          {(rows.length > 1 || !props.required) && (
            <button
              type="button"
              className="btn-plain"
              onClick={() =>
                onChange(
                  group.nome,
                  rows.filter((_, n) => n !== index),
                )
              }
            >
              {t.removeRow(index + 1)}
            </button>
          )}
        </fieldset>
      ))}
      {error !== undefined && <p className="field-error">{error}</p>}
      {rows.length < max && (
        <button
          type="button"
          className="btn btn-outline-primary btn-sm"
          onClick={() => onChange(group.nome, [...rows, {}])}
        >
          {t.addRow(label)}
        </button>
      )}
    </fieldset>
  );
}
