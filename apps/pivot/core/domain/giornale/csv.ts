import { PivotError } from '../errors';

/** A record of a CSV. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** A quote stands where none may: the fields are a guess, and the record is to be refused. */
  readonly broken: boolean;
  /** The record as it stood in the file, quotes and all, without its line end; of a longer one its first `RAW_MAX` characters. */
  readonly raw: string;
}

/** Characters of a record; beyond them it is no row of a giornale. */
const RECORD_MAX = 1024 * 1024;

/** Characters that are kept of a record as it stood. */
export const RAW_MAX = 10_000;

const QUOTE = 34;
const SEPARATOR = 59;
const BACKSLASH = 92;
const LF = 10;
const CR = 13;
const BLANK = 32;
const TAB = 9;

/** CLOSED: just after the quote that ends a value; TRAILING: blanks after it; BROKEN: the rest of a spoiled record. */
type State = 'START' | 'PLAIN' | 'QUOTED' | 'ESCAPED' | 'CLOSED' | 'TRAILING' | 'BROKEN';

/**
 * Reads a CSV in the dialect of pivot-formats.md §2.1 (`;`, quote `"`, escape `\` or the quote doubled) chunk by chunk, each
 * character once. A line ends with LF, CRLF or CR. A quote inside an unquoted value is a letter like others; one that closes
 * a value too early spoils its record alone, and the next line is read as if nothing had been. One that nobody closes takes
 * the following lines with it, and nobody can say which: the file is refused.
 */
export class CsvReader {
  private state: State = 'START';
  private fields: string[] = [];
  private value = '';
  private size = 0;
  private raw = '';
  private line = 1;
  /** Where the value in quotes began. */
  private opened = 0;
  private afterCr = false;

  /** Records that end in this chunk. @throws PivotError `CSV_NON_LEGGIBILE` */
  *read(chunk: string): Generator<CsvRecord> {
    let from = 0; // what of the chunk is not yet in `value`
    const keep = (to: number): void => {
      if (to > from) this.value += chunk.slice(from, to);
      from = to + 1;
    };
    let start = 0; // what of the chunk is not yet in `raw`
    const keepRaw = (to: number): void => {
      this.raw += chunk.slice(start, Math.min(to, start + RAW_MAX - this.raw.length));
      start = to + 1;
    };
    for (let i = 0; i < chunk.length; i++) {
      const c = chunk.charCodeAt(i);
      const crLf = this.afterCr && c === LF;
      this.afterCr = c === CR;
      if ((c === LF && !crLf) || c === CR) this.line++;
      if (++this.size > RECORD_MAX) this.refuseTooLong();

      if (this.state === 'QUOTED') {
        if (c === QUOTE) this.state = 'CLOSED';
        else if (c === BACKSLASH) this.state = 'ESCAPED';
        else continue;
        keep(i);
      } else if (this.state === 'ESCAPED') {
        if (c !== QUOTE && c !== BACKSLASH) this.value += '\\';
        this.state = 'QUOTED';
      } else if (c === LF || c === CR) {
        if (crLf && this.size === 1) this.size = 0;
        else {
          keep(i);
          keepRaw(i);
          yield this.endRecord();
        }
        from = i + 1;
        start = i + 1;
      } else if (c === SEPARATOR) {
        keep(i);
        this.endField();
      } else if (this.state === 'START' && c === QUOTE) {
        this.state = 'QUOTED';
        this.opened = this.line;
        from = i + 1;
      } else if (this.state === 'CLOSED' && c === QUOTE) {
        this.state = 'QUOTED'; // doubled: it stands for itself, and is kept with what follows
        from = i;
      } else if (this.state === 'CLOSED' || this.state === 'TRAILING') {
        if (c === BLANK || c === TAB) this.state = 'TRAILING';
        else {
          if (this.line > this.opened) this.refuseUnclosed();
          this.state = 'BROKEN';
        }
      } else if (this.state === 'START') this.state = 'PLAIN';
    }
    keep(chunk.length);
    keepRaw(chunk.length);
  }

  /** The last record, when the file does not end with a line end. @throws PivotError `CSV_NON_LEGGIBILE` */
  *end(): Generator<CsvRecord> {
    if (this.state === 'QUOTED' || this.state === 'ESCAPED') this.refuseUnclosed();
    if (this.size > 0) yield this.endRecord();
  }

  private endField(): void {
    this.fields.push(this.value);
    this.value = '';
    if (this.state !== 'BROKEN') this.state = 'START';
  }

  private endRecord(): CsvRecord {
    const broken = this.state === 'BROKEN';
    this.endField();
    const record = { fields: this.fields, broken, raw: this.raw };
    this.fields = [];
    this.raw = '';
    this.size = 0;
    this.state = 'START';
    return record;
  }

  private refuseUnclosed(): never {
    throw new PivotError('CSV_NON_LEGGIBILE', `Virgolette aperte alla riga ${this.opened} e mai chiuse`);
  }

  private refuseTooLong(): never {
    if (this.state === 'QUOTED' || this.state === 'ESCAPED') this.refuseUnclosed();
    throw new PivotError('CSV_NON_LEGGIBILE', `La riga ${this.line} supera ${RECORD_MAX} caratteri`);
  }
}
