import { flatFields, type FormAnswers, type FormDefinition, type FormField } from '@mypay/kernel';
import { readMoney } from '../i18n/format';

/** What somebody typed, as it stands in the fields: amounts still in their own way of writing. */
export type TypedValue = string | boolean | readonly string[];
export type TypedRow = Readonly<Record<string, TypedValue>>;
export type Typed = Readonly<Record<string, TypedValue | readonly TypedRow[]>>;

const ofField = (field: FormField, value: TypedValue): TypedValue =>
  field.genere === 'VALUTA' && typeof value === 'string' && value !== '' ? (readMoney(value) ?? value) : value;

const isComputed = ({ valore, genere }: FormField): boolean =>
  valore !== undefined || genere === 'ETICHETTA' || genere === 'SEZIONE';

/** What was typed as the form's core, and the server, read it. */
export function toAnswers(form: FormDefinition, typed: Typed): FormAnswers {
  const answers: Record<string, FormAnswers[string]> = {};
  for (const field of flatFields(form.campi)) {
    const value = typed[field.nome];
    if (value === undefined || isComputed(field)) continue;
    if (field.genere !== 'GRUPPO') answers[field.nome] = ofField(field, value as TypedValue);
    else answers[field.nome] = (value as readonly TypedRow[]).map((row) => rowOf(field, row));
  }
  return answers;
}

function rowOf(group: FormField, row: TypedRow): TypedRow {
  const columns = (group.campi ?? []).filter((column) => !isComputed(column));
  return Object.fromEntries(columns.map((column) => [column.nome, ofField(column, row[column.nome] ?? '')]));
}

/** A form with nothing in it: groups that must have a row begin with one. */
export function emptyAnswers(form: FormDefinition): Typed {
  const groups = flatFields(form.campi).filter(({ genere }) => genere === 'GRUPPO');
  return Object.fromEntries(groups.map((group) => [group.nome, group.obbligatorio === true ? [{}] : []]));
}

/** The label of the field at a path of the judgement (`gruppo.0.nome`). */
export function fieldAt(form: FormDefinition, path: string): FormField | undefined {
  const [name, , column] = path.split('.');
  const field = flatFields(form.campi).find(({ nome }) => nome === name);
  return column === undefined ? field : field?.campi?.find(({ nome }) => nome === column);
}
