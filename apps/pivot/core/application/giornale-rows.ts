import {
  type Dialetto,
  dialettoDi,
  giudicaRiga,
  isMovement,
  type Mappatura,
  PivotError,
  refuseRow,
  type RigaGiudicata,
  type Scarto,
  storable,
} from '../domain';
import type { GiornaleRecord, ScartoDiRiga } from './giornali';
import type { MovimentoCaricato } from './ports';

const BLOCK_ROWS = 5_000;
/** Characters of the rows of a block: few long rows weigh as much as many short ones. */
const BLOCK_SIZE = 4 * 1024 * 1024;
const ORIGINAL_MAX = 10_000;

/** A row of a giornale with what is said of it. */
export interface JudgedRow {
  readonly record: GiornaleRecord;
  readonly dialetto: Dialetto;
  readonly giudizio: RigaGiudicata;
}

/** Reads an upload to its end and writes nothing. @returns how its first file is read. @throws PivotError `NESSUNA_RIGA` */
export async function firstDialetto(records: AsyncIterable<GiornaleRecord>, mappatura: Mappatura): Promise<Dialetto> {
  let first: Dialetto | undefined;
  for await (const { dialetto } of rows(records, mappatura)) first ??= dialetto;
  if (first === undefined) throw new PivotError('NESSUNA_RIGA', 'Il file non contiene movimenti');
  return first;
}

/** The rows of an upload, each file by its own header; a first record that is a movement already is a row as the others. */
async function* rows(
  records: AsyncIterable<GiornaleRecord>,
  mappatura: Mappatura,
): AsyncGenerator<{ readonly record: GiornaleRecord; readonly dialetto: Dialetto }> {
  const dialetti = new Map<string, Dialetto>();
  for await (const record of records) {
    if (record.fields.length === 1 && record.fields[0]?.trim() === '') continue;
    let dialetto = dialetti.get(record.file);
    if (dialetto === undefined) {
      dialetto = dialettoDi(record.fields, mappatura);
      dialetti.set(record.file, dialetto);
      if (!isMovement(record.fields, dialetto)) continue;
    }
    yield { record, dialetto };
  }
}

/** The rows with their judgement. Of one bolletta twice in an upload the first row is kept, and the other is told. */
export async function* judged(records: AsyncIterable<GiornaleRecord>, mappatura: Mappatura): AsyncGenerator<JudgedRow> {
  const seen = new Map<string, number>();
  for await (const { record, dialetto } of rows(records, mappatura)) {
    const refused = (...why: [Scarto['codice'], string]) => ({ scarto: refuseRow(...why, record.fields, dialetto) });
    let giudizio: RigaGiudicata = record.broken
      ? refused('CSV_GENERIC_ERROR', 'Impossibile elaborare la riga: virgolette fuori posto')
      : giudicaRiga(record.fields, dialetto);
    if ('movimento' in giudizio) {
      const { anno, bolletta } = giudizio.movimento;
      const key = `${anno}/${bolletta.replace(/^0+(?=.)/, '')}`;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, record.numero);
      else
        giudizio = refused(
          'BOLLETTA_RIPETUTA',
          `Bolletta ${anno}/${bolletta} già presente alla riga ${before} dello stesso caricamento (gli zeri iniziali non contano)`,
        );
    }
    yield { record, dialetto, giudizio };
  }
}

/** What one transaction writes. */
export class Block {
  readonly movimenti: MovimentoCaricato[] = [];
  readonly scarti: ScartoDiRiga[] = [];
  private size = 0;

  get isFull(): boolean {
    return this.movimenti.length + this.scarti.length >= BLOCK_ROWS || this.size >= BLOCK_SIZE;
  }

  add({ record, giudizio }: JudgedRow, caricamento: bigint): void {
    for (const field of record.fields) this.size += field.length;
    if ('movimento' in giudizio) this.movimenti.push({ ...giudizio.movimento, caricamento, riga: record.numero });
    else
      this.scarti.push({
        ...giudizio.scarto,
        riga: record.numero,
        file: record.file,
        originale: asLine(record.fields),
      });
  }
}

/** The row as text again, cut and without what a database cannot hold. */
function asLine(fields: readonly string[]): string {
  let line = '';
  for (const [i, field] of fields.entries()) {
    if (line.length > ORIGINAL_MAX) break;
    const value = field.slice(0, ORIGINAL_MAX);
    line += (i === 0 ? '' : ';') + (/[;"\\\n\r]/.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value);
  }
  return storable(line, ORIGINAL_MAX);
}
