/** The tipi dovuto whose rows somebody may see: all, or these alone (none: no row). Source: roles.md §4.3. */
export type VisibleTipi = 'TUTTI' | readonly string[];

/** As a parameter of SQL: `null` for all, else the codes. `($n::text[] is null or tipo_dovuto = any($n))`. */
export const tipiOrNull = (tipi: VisibleTipi): readonly string[] | null => (tipi === 'TUTTI' ? null : tipi);

/** May a row of this tipo be seen? One without a tipo only by who sees all; where the field says otherwise (pivot), its own rule comes first. */
export const seesTipo = (tipi: VisibleTipi, tipo: string | null | undefined): boolean =>
  tipi === 'TUTTI' || (typeof tipo === 'string' && tipi.includes(tipo));
