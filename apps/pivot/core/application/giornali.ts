import type { ObjectRef, Outbox } from '@mypay/contracts';
import type { CsvRecord, Mapping, PivotErrorCode, Scarto } from '../domain';
import type { Enti, RecordingStores } from './ports';

export type GiornaleStato = 'FILE_SCARICATO' | 'FILE_IN_CARICAMENTO' | 'FILE_CARICATO' | 'ERROR_LOAD';

/** An upload as its tenant sees it. */
export interface Giornale {
  readonly id: string;
  readonly nome: string;
  readonly stato: GiornaleStato;
  /** Key of its bytes in the object store. */
  readonly oggetto: string;
  readonly dimensione: bigint;
  readonly utente: string;
  /** Its place among the accepted uploads. */
  readonly caricamento: bigint;
  readonly mappatura: Mapping | null;
  readonly dialetto: string | null;
  readonly righeTotali: bigint;
  readonly righeAccettate: bigint;
  readonly righeScartate: bigint;
  readonly righeCambiate: bigint;
  readonly codiceErrore: string | null;
  readonly errore: string | null;
  readonly caricatoIl: Date;
  readonly finitoIl: Date | null;
  /** Since when its bytes and refused rows are kept no longer. */
  readonly dimenticatoIl: Date | null;
}

/** An upload about to be recorded. */
export interface NewGiornale {
  readonly id: string;
  readonly nome: string;
  readonly oggetto: ObjectRef;
  readonly utente: string;
  readonly mappatura: Mapping | undefined;
}

/** A record of an upload: its number in it (the first is 1) and the file that holds it. */
export interface GiornaleRecord extends CsvRecord {
  readonly numero: number;
  readonly file: string;
}

export interface RefusedRiga extends Scarto {
  readonly riga: number;
  readonly file: string;
  readonly original: string;
}

export interface GiornaleCounts {
  readonly totali: number;
  readonly accettate: number;
  readonly scartate: number;
}

/** The uploads of an ente, and their refused rows. */
export interface Giornali {
  /** Undefined when the name is used by an upload that is not failed. */
  add(giornale: NewGiornale): Promise<Giornale | undefined>;
  find(id: string): Promise<Giornale | undefined>;
  /** Whether a name is taken by an upload that is not failed. */
  isUsed(name: string): Promise<boolean>;
  /** The newest first, before a place among the uploads. */
  page(limit: number, before?: bigint): Promise<Giornale[]>;
  usedMapping(): Promise<Mapping | undefined>;
  rememberMapping(mapping: Mapping): Promise<void>;
  startLoading(id: string, dialect: string): Promise<void>;
  /** The same row refused again (a load that begins anew) is one row. */
  refuseRows(id: string, scarti: readonly RefusedRiga[]): Promise<void>;
  advance(id: string, changed: number): Promise<void>;
  completeLoad(id: string, counts: GiornaleCounts): Promise<void>;
  /** The upload ends as ERROR_LOAD and its name may be used again; one that is loaded stays loaded. */
  failLoad(id: string, codice: PivotErrorCode, error: string): Promise<void>;
  /** Uploads that ended before an instant and whose files are still kept, the oldest first. */
  endedBefore(instant: Date, limit: number): Promise<Pick<Giornale, 'id' | 'oggetto'>[]>;
  /** Its refused rows go, and it says that its files are kept no longer; its counts and movements stay. */
  forgetFile(id: string, now: Date): Promise<void>;
  /** Refused rows after one, in order. */
  scarti(id: string, after: number, limit: number): Promise<RefusedRiga[]>;
}

/** Uploads that wait to be loaded. */
export interface LoadQueue {
  /** Whether one more may wait; the answer holds until the transaction ends. */
  hasRoom(max: number): Promise<boolean>;
  add(giornale: string): Promise<void>;
}

/** A file that is ready to be read, from its beginning, as often as asked. */
export interface OpenGiornale {
  records(): AsyncIterable<GiornaleRecord>;
  close(): Promise<void>;
}

/** The bytes of the uploads, as records. */
export interface GiornaleFiles {
  /** @throws PivotError here, or while it is read, for a file that will never be read */
  open(giornale: Pick<Giornale, 'nome' | 'oggetto'>): Promise<OpenGiornale>;
  /** Records of the beginning of a CSV that is kept nowhere. @throws PivotError while it is read, as `open` does */
  beginning(bytes: Uint8Array): AsyncIterable<GiornaleRecord>;
}

export interface GiornaleStores extends RecordingStores {
  readonly enti: Enti;
  readonly giornali: Giornali;
  readonly loads: LoadQueue;
  readonly outbox: Outbox;
}
