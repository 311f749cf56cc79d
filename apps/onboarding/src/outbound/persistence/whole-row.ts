import type { ObjectLiteral, Repository } from 'typeorm';

/** An optional column: absent in the domain, null in the table. */
export const optional = {
  nullable: true,
  transformer: {
    to: (value: unknown): unknown => value ?? null,
    from: (value: unknown): unknown => value ?? undefined,
  },
} as const;

/** What the domain calls a row: the ente is that of its aggregate. */
export const withoutEnte = <Row extends { readonly ente: unknown }>({ ente: _ente, ...rest }: Row): Omit<Row, 'ente'> =>
  rest;

/**
 * The aggregate as a row with every column said: TypeORM leaves alone what is undefined, so an optional field that was
 * cleared would keep its old value.
 */
export function wholeRow<Row extends ObjectLiteral>(repository: Repository<Row>, row: Row): Row {
  const whole = structuredClone(row);
  for (const column of repository.metadata.columns)
    if (column.getEntityValue(whole) === undefined) column.setEntityValue(whole, null);
  return whole;
}
