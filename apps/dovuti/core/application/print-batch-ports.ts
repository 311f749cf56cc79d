import type { ObjectRef } from '@mypay/contracts';
import type { Iud, VisibleTipi } from '@mypay/kernel';
import type { Dovuto } from '../domain/dovuto';
import type { PrintBatch, PrintPart, PrintSource } from '../domain/print-batch';

export interface NewPrintBatch {
  readonly origine: PrintSource;
  readonly richiedente: string;
  readonly tipi: VisibleTipi;
  readonly totale: number;
  readonly limite: bigint;
  readonly now: Date;
}

/** Whose batches are asked for; undefined: everybody's. Those of a tipo that is not among `tipi` are nobody's. */
export interface PrintViewer {
  readonly richiedente: string | undefined;
  readonly tipi: VisibleTipi;
}

/** A row of a batch: a debt, or the IUD that names none. */
export type PrintRow = { readonly id: bigint; readonly iud: Iud; readonly dovuto: Dovuto | undefined };

/** Batches of printed notices of one ente, inside one transaction. */
export interface PrintBatches {
  /** How many debts a source names, counted up to `cap`, and the last of them. */
  measure(
    source: PrintSource,
    tipi: VisibleTipi,
    cap: number,
  ): Promise<{ readonly count: number; readonly last: bigint }>;
  /** Records the batch and its job in one transaction; the one under way when the same person asked the same. Undefined: too many wait. */
  add(fresh: NewPrintBatch, maxWaiting: number): Promise<bigint | undefined>;
  find(id: bigint): Promise<PrintBatch | undefined>;
  /** At most `limit` batches, the newest first, older than `before`. */
  page(viewer: PrintViewer, before: bigint | undefined, limit: number): Promise<readonly PrintBatch[]>;
  /** Under way, if it waited. */
  start(id: bigint): Promise<PrintBatch | undefined>;
  /** The next rows of the batch, in the order in which they were loaded. */
  rows(batch: PrintBatch, limit: number): Promise<readonly PrintRow[]>;
  advance(id: bigint, done: number): Promise<void>;
  /** Keeps a ZIP and moves on, in one statement; nothing when another process was first. */
  keepPart(id: bigint, part: PrintPart, last: bigint): Promise<void>;
  /** Ends it; false when it had ended. */
  finish(id: bigint, stato: 'PRONTA' | 'FALLITA' | 'ANNULLATA', now: Date): Promise<boolean>;
  /** Batches that ended before `instant` and whose ZIPs are still kept, the oldest first. */
  endedBefore(instant: Date, limit: number): Promise<readonly PrintBatch[]>;
  /** Their ZIPs are gone. */
  forget(ids: readonly bigint[], now: Date): Promise<void>;
}

/** A notice of a ZIP, or why there is none. */
export interface PrintedRow {
  readonly numeroAvviso: string | undefined;
  readonly iud: string;
  readonly pdf: Buffer | undefined;
  /** In Italian, for the index. */
  readonly motivo: string | undefined;
}

/** Where ZIPs lie. */
export interface PrintArchive {
  /** Takes one row at a time: nothing but the one in hand is held in memory. The index is the last file of the ZIP. */
  put(key: string, rows: AsyncIterable<PrintedRow>): Promise<ObjectRef>;
  /** Also when it is gone already. */
  delete(key: string): Promise<void>;
}
