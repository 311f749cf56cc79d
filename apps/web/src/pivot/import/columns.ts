/** The seven fields of a giornale di cassa CSV, in the order of the default layout. Source: ui.md P-12. */
export const FIELDS = [
  'annoBolletta',
  'codBolletta',
  'dataContabile',
  'denominazione',
  'causale',
  'importo',
  'dataValuta',
] as const;
export type FieldName = (typeof FIELDS)[number];

/** Which field stands in which column: the first of the list in the first column of the file. */
export type ColumnOrder = readonly FieldName[];

/** The column of each field, from 1, as the upload takes it. */
export const mappingOf = (order: ColumnOrder): Record<FieldName, number> =>
  Object.fromEntries(order.map((field, i) => [field, i + 1])) as Record<FieldName, number>;

/** The order that a mapping says; undefined for one that leaves columns out, which the helper cannot draw. */
export function orderOf(mapping: Readonly<Record<string, number>>): ColumnOrder | undefined {
  const order = FIELDS.map((_, i) => FIELDS.find((field) => mapping[field] === i + 1));
  return order.every((field) => field !== undefined) ? order : undefined;
}

/** A field moved one place up or down; at the ends it stays. */
export function moved(order: ColumnOrder, field: FieldName, by: -1 | 1): ColumnOrder {
  const from = order.indexOf(field);
  const to = from + by;
  const other = order[to];
  if (other === undefined) return order;
  return order.map((one, i) => (i === from ? other : i === to ? field : one));
}

/** A field put in the place of another, the rest closing up. */
export function placed(order: ColumnOrder, field: FieldName, at: number): ColumnOrder {
  const rest = order.filter((one) => one !== field);
  return [...rest.slice(0, at), field, ...rest.slice(at)];
}
