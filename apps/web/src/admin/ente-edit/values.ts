import { type EnteField, FIELD_GROUPS } from '../../shared/enti/ente-fields';
import type { EnteRecord } from '../../shared/enti/use-ente-record';

export type Values = Record<EnteField, string | boolean>;

const FIELDS = FIELD_GROUPS.flatMap(({ fields }) => fields);

/** The record as the form holds it: words, and flags. */
export const toValues = (ente: EnteRecord): Values =>
  Object.fromEntries(
    FIELDS.map((field) => {
      const value = ente[field];
      return [field, typeof value === 'boolean' ? value : String(value ?? '')];
    }),
  ) as Values;

/** The fields that differ from the record, as the door takes them: what was emptied is null. */
export function changesOf(
  ente: EnteRecord,
  values: Values,
): Partial<Record<EnteField, string | number | boolean | null>> {
  const before = toValues(ente);
  return Object.fromEntries(
    FIELDS.filter((field) => ente.campiModificabili.includes(field))
      .map((field) => [field, typeof values[field] === 'string' ? values[field].trim() : values[field]] as const)
      .filter(([field, value]) => value !== before[field])
      .map(([field, value]) => [
        field,
        value === '' ? null : field === 'giorniPagamentoPresunti' ? Number(value) : value,
      ]),
  );
}
