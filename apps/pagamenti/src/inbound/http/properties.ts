/** Properties that many views share, for `@ApiProperty`. */
export const nullable = { type: String, nullable: true } as const;
export const nullableNumber = { type: Number, nullable: true } as const;
export const cursor = {
  type: String,
  nullable: true,
  description: 'Da passare per la pagina che segue; null alla fine',
} as const;
export const euro = { type: String, example: '120.50', description: 'Euro con due decimali' } as const;

/** A day of a query: of the calendar, or PostgreSQL would refuse it. */
export const DAY =
  /^(?!0000)\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))$/;
