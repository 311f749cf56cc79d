import type { CodiceFiscaleEnte, VisibleTipi } from '@mypay/kernel';
import type { PaidRow } from '../domain/paid-columns';
import type { ExportFormat, ExportRequest, PaidExport } from '../domain/paid-export';

/** Kind of the job that writes an export; its key is ente and export. */
export const EXPORT_JOB = 'export-ricevute';

export interface NewExport {
  readonly request: ExportRequest;
  readonly requester: string;
  readonly visible: VisibleTipi;
  readonly total: number;
  readonly now: Date;
}

/** Who looks: its own exports, or everybody's; those of tipi that it may not see are not there. */
export interface ExportViewer {
  readonly soggetto: string;
  readonly all: boolean;
  readonly visible: VisibleTipi;
}

/** The row after which the next ones come: day of the outcome and receipt. */
export type PaidKey = readonly [day: string, rtId: string];
export type PaidEntry = Omit<PaidRow, 'ente'>;

/** Booked exports of an ente, each step a transaction of its own. */
export interface PaidExports {
  /** How many receipts a request is about, counted up to `cap`. */
  count(ente: CodiceFiscaleEnte, request: ExportRequest, visible: VisibleTipi, cap: number): Promise<number>;
  /** Records it and its job; the one under way when the same person asked the same. Undefined: too many wait. */
  add(ente: CodiceFiscaleEnte, fresh: NewExport, maxWaiting: number): Promise<bigint | undefined>;
  find(ente: CodiceFiscaleEnte, id: bigint): Promise<PaidExport | undefined>;
  /** At most `limit`, the newest first, older than `before`. */
  page(
    ente: CodiceFiscaleEnte,
    viewer: ExportViewer,
    before: bigint | undefined,
    limit: number,
  ): Promise<readonly PaidExport[]>;
  /** Under way, if it waited or a process died with it. */
  start(ente: CodiceFiscaleEnte, id: bigint): Promise<PaidExport | undefined>;
  /** By day of the outcome and receipt. */
  rows(
    ente: CodiceFiscaleEnte,
    request: PaidExport,
    after: PaidKey | undefined,
    limit: number,
  ): Promise<readonly PaidEntry[]>;
  /** False when it was taken back. */
  advance(ente: CodiceFiscaleEnte, id: bigint, done: number): Promise<boolean>;
  /** Ends it; false when it had ended. */
  finish(ente: CodiceFiscaleEnte, id: bigint, end: ExportEnd, now: Date): Promise<boolean>;
  /** Ended before `instant` and with a file that is still kept. */
  endedBefore(ente: CodiceFiscaleEnte, instant: Date, limit: number): Promise<readonly PaidExport[]>;
  forget(ente: CodiceFiscaleEnte, ids: readonly bigint[], now: Date): Promise<void>;
}

export type ExportEnd =
  | { readonly state: 'PRONTO'; readonly done: number; readonly written?: WrittenExport | undefined }
  | { readonly state: 'FALLITO' | 'ANNULLATO' };

export interface WrittenExport {
  readonly fileName: string;
  readonly file: NonNullable<PaidExport['file']>;
}

/** Where the files of exports lie. */
export interface ExportFiles {
  /** Takes rows one at a time, in the columns of the version. A source that breaks leaves no file. */
  write(
    key: string,
    name: string,
    format: ExportFormat,
    version: string,
    rows: AsyncIterable<PaidRow>,
  ): Promise<WrittenExport>;
  delete(key: string): Promise<void>;
}
