import {
  type Dialect,
  dialectOf,
  judgeRiga,
  isMovement,
  type Mapping,
  PivotError,
  RAW_MAX,
  refuseRow,
  type JudgedRiga,
  type Scarto,
  storable,
} from '../domain';
import type { GiornaleRecord, RefusedRiga } from './giornali';
import type { LoadedMovimento } from './ports';

const BLOCK_ROWS = 5_000;
/** Characters of the rows of a block: few long rows weigh as much as many short ones. */
const BLOCK_SIZE = 4 * 1024 * 1024;
/** Rows of an upload: the bollette that were seen are kept in memory, to tell the one that comes twice. */
export const GIORNALE_ROWS_MAX = 500_000;

/** A row of a giornale with what is said of it. */
export interface JudgedRow {
  readonly record: GiornaleRecord;
  readonly dialetto: Dialect;
  readonly giudizio: JudgedRiga;
}

/**
 * Reads an upload to its end and writes nothing. @returns how its first file is read
 * @throws PivotError `NESSUNA_RIGA`, `TROPPE_RIGHE`
 */
export async function firstDialect(
  records: AsyncIterable<GiornaleRecord>,
  mapping: Mapping,
  most = GIORNALE_ROWS_MAX,
): Promise<Dialect> {
  let first: Dialect | undefined;
  let count = 0;
  for await (const { dialetto } of rows(records, mapping)) {
    first ??= dialetto;
    if (++count > most)
      throw new PivotError(
        'TROPPE_RIGHE',
        `Il giornale ha più di ${most} righe: dividerlo in più file e caricarli uno dopo l’altro`,
      );
  }
  if (first === undefined) throw new PivotError('NESSUNA_RIGA', 'Il file non contiene movimenti');
  return first;
}

/** The rows of an upload, each file by its own header; a first record that is a movement already is a row as the others. */
async function* rows(
  records: AsyncIterable<GiornaleRecord>,
  mapping: Mapping,
): AsyncGenerator<{ readonly record: GiornaleRecord; readonly dialetto: Dialect }> {
  const dialects = new Map<string, Dialect>();
  for await (const record of records) {
    if (record.fields.length === 1 && record.fields[0]?.trim() === '') continue;
    let dialect = dialects.get(record.file);
    if (dialect === undefined) {
      dialect = dialectOf(record.fields, mapping);
      dialects.set(record.file, dialect);
      if (!isMovement(record.fields, dialect)) continue;
    }
    yield { record, dialetto: dialect };
  }
}

/** The rows with their judgement. Of one bolletta twice in an upload the first row is kept, and the other is told. */
export async function* judged(records: AsyncIterable<GiornaleRecord>, mapping: Mapping): AsyncGenerator<JudgedRow> {
  const seen = new Map<string, number>();
  for await (const { record, dialetto } of rows(records, mapping)) {
    const refused = (...why: [Scarto['codice'], string]) => ({ scarto: refuseRow(...why, record.fields, dialetto) });
    let judgement: JudgedRiga = record.broken
      ? refused('CSV_GENERIC_ERROR', 'Impossibile elaborare la riga: virgolette fuori posto')
      : judgeRiga(record.fields, dialetto);
    if ('movimento' in judgement) {
      const { anno, bolletta } = judgement.movimento;
      const key = `${anno}/${bolletta.replace(/^0+(?=.)/, '')}`;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, record.numero);
      else
        judgement = refused(
          'BOLLETTA_RIPETUTA',
          `Bolletta ${anno}/${bolletta} già presente alla riga ${before} dello stesso caricamento (gli zeri iniziali non contano)`,
        );
    }
    yield { record, dialetto, giudizio: judgement };
  }
}

/** What one transaction writes. */
export class Block {
  readonly movimenti: LoadedMovimento[] = [];
  readonly scarti: RefusedRiga[] = [];
  private size = 0;

  get isFull(): boolean {
    return this.movimenti.length + this.scarti.length >= BLOCK_ROWS || this.size >= BLOCK_SIZE;
  }

  add({ record, giudizio }: JudgedRow, upload: bigint): void {
    for (const field of record.fields) this.size += field.length;
    if ('movimento' in giudizio)
      this.movimenti.push({ ...giudizio.movimento, caricamento: upload, riga: record.numero });
    else
      this.scarti.push({
        ...giudizio.scarto,
        riga: record.numero,
        file: record.file,
        original: storable(record.raw, RAW_MAX),
      });
  }
}
