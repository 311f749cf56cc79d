/** Properties that many views share, for `@ApiProperty`. */
export const nullable = { type: String, nullable: true } as const;
export const nullableNumber = { type: Number, nullable: true } as const;
export const cursor = {
  type: String,
  nullable: true,
  description: 'Da passare per la pagina che segue; null alla fine',
} as const;
export const euro = { type: String, example: '120.50', description: 'Euro con due decimali' } as const;
