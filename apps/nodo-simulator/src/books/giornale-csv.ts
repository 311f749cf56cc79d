import { createHash } from 'node:crypto';
import type { Giornale, Instant, LedgerMovement, LocalDate } from './model';
import { writeEuro } from './money';
import { Stream } from './random';

/** The seven columns of a giornale in the order of the default mapping (pivot-formats.md §2.7), with their usual headers. */
const COLUMNS = [
  'ESERCIZIO',
  'N.PROVV.',
  'DATA ESEC.',
  'ANAGRAFICA CLIENTE',
  'DESCRIZIONE CAUSALE',
  'IMPORTO PROVVISORIO',
  'VALUTA ENTE',
] as const;
const EXTRA_COLUMNS = ['ABI', 'CONTO', 'SEGNO', 'STATO', 'TIPO ESECUZIONE', 'NOTE'] as const;

export interface GiornaleRequest {
  readonly id: string;
  readonly ec: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly publishedAt: Instant;
  readonly movements: readonly LedgerMovement[];
  readonly seed: string;
  /** `default`: the seven columns in the default positions. `scattered`: in other positions, with extra columns around. */
  readonly layout?: 'default' | 'scattered';
  readonly separator?: string;
  /** Rows that no reader may accept (a date that does not exist, an amount in words, a long codice…), added at the end. They are no movements. */
  readonly badRows?: number;
}

/** Writes a giornale di cassa: UTF-8, separator, quote `"`, escape `\`, header row, dates ISO, amounts with a dot. Source: §9.3. */
export function writeGiornale(request: GiornaleRequest): Giornale {
  const { id, ec, from, to, publishedAt, movements, layout = 'default', separator = ';', badRows = 0 } = request;
  const draws = new Stream([request.seed, 'giornale', id].join('|'));
  const places = layout === 'default' ? COLUMNS.map((_, at) => at) : scatter(draws);
  const width = Math.max(...places) + 1;
  const quoteAll = draws.chance(0.3);
  const line = (values: readonly string[], filler: (at: number) => string): string => {
    const cells = Array.from({ length: width }, (_, at) => filler(at));
    places.forEach((place, column) => (cells[place] = values[column] ?? ''));
    return cells.map((cell) => quoted(cell, separator, quoteAll)).join(separator);
  };
  const extras = (at: number): string => EXTRA_COLUMNS[at % EXTRA_COLUMNS.length] ?? '';
  const rows = [...movements.map(valuesOf), ...BAD_ROWS.slice(0, badRows).map((row) => row(to))];
  const content = [
    line(COLUMNS, (at) => `${extras(at)}${at}`),
    ...rows.map((row) => line(row, () => draws.pick(['', '0', 'ENTRATA', '03069']))),
  ]
    .map((text) => `${text}\n`)
    .join('');
  return {
    id,
    ec,
    from,
    to,
    publishedAt,
    fileName: `giornale-${ec}-${from}-${to}-${id}.csv`.replaceAll('-', '_'),
    rows: rows.length,
    sha256: createHash('sha256').update(content, 'utf8').digest('hex'),
    positions: places.map((place) => place + 1),
    content,
  };
}

function valuesOf(movement: LedgerMovement): string[] {
  return [
    movement.anno,
    movement.codice,
    movement.accountingDate,
    movement.payerName,
    movement.causale,
    writeEuro(movement.amount),
    movement.valueDate,
  ];
}

/** Rows to be refused, each for another reason. Their numbers are above any real one. */
const BAD_ROWS: readonly ((day: LocalDate) => string[])[] = [
  (day) => [day.slice(0, 4), '9000001', `${day.slice(0, 7)}-32`, 'BANCA', 'DATA CHE NON ESISTE', '10.00', day],
  (day) => [day.slice(0, 4), '9000002', day, 'BANCA', 'IMPORTO IN LETTERE', 'DODICI', day],
  (day) => [day.slice(0, 4), '900000003', day, 'BANCA', 'CODICE TROPPO LUNGO', '10.00', day],
  (day) => [`${day.slice(0, 4)}X`, '9000004', day, 'BANCA', 'ANNO NON VALIDO', '10.00', day],
];

/** Distinct places for the seven columns, in any order, among up to four extra ones. */
function scatter(draws: Stream): number[] {
  const free = Array.from({ length: COLUMNS.length + draws.integer(1, 4) }, (_, at) => at);
  return COLUMNS.map(() => free.splice(draws.integer(0, free.length - 1), 1)[0] ?? 0);
}

function quoted(cell: string, separator: string, always: boolean): string {
  const needs = cell.includes(separator) || /["\\\r\n]|^\s|\s$/.test(cell);
  return needs || always ? `"${cell.replace(/["\\]/g, '\\$&')}"` : cell;
}
