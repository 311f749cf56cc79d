import Papa from 'papaparse';

/** How one file is written. */
export interface CsvDialect {
  readonly delimiter?: string;
  readonly newline?: '\n' | '\r\n';
  /** What stands before a quote inside a quoted cell: a quote (RFC 4180), or the `\` of MyPivot's own files. */
  readonly escape?: '"' | '\\';
  /** Quotes around every cell, or only where one is needed. */
  readonly quotes?: boolean;
  /**
   * A cell that a spreadsheet would run is written with a `'` before it. Only for files of our own making: where the layout is
   * contract, values are never altered (tracciati.md §6.1, §8.5), and the screen warns instead.
   */
  readonly formulas: 'neutralise' | 'keep';
}

/** What a spreadsheet takes for a formula, blanks before it included; full-width signs count as the plain ones. */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/** A signed number is no formula: an amount of a file stays an amount. */
const NUMBER = /^[+-]?\d{1,32}(?:[.,]\d{1,32})?$/;

/** A cell that no spreadsheet runs: the same text, after a `'` when it would be a formula. */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** One line of a CSV, its end included; null and undefined are empty cells. */
export function csvLine(
  cells: readonly (string | number | bigint | null | undefined)[],
  { delimiter = ';', newline = '\n', escape = '"', quotes = false, formulas }: CsvDialect,
): string {
  const texts = cells.map((cell) => {
    const text = cell === null || cell === undefined ? '' : String(cell);
    const safe = formulas === 'neutralise' ? withoutFormula(text) : text;
    // papaparse escapes the quote alone: where `\` is the escape it must stand for itself.
    return escape === '\\' ? safe.replaceAll('\\', '\\\\') : safe;
  });
  return Papa.unparse([texts], { delimiter, newline, quotes, quoteChar: '"', escapeChar: escape }) + newline;
}
