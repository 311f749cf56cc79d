import type { ObjectRef, Outbox } from '@mypay/contracts';
import type { CsvRecord, Mappatura, PivotErrorCode, Scarto } from '../domain';
import type { Enti, StoresRegistrazione } from './ports';

export type StatoGiornale = 'FILE_SCARICATO' | 'FILE_IN_CARICAMENTO' | 'FILE_CARICATO' | 'ERROR_LOAD';

/** An upload as its tenant sees it. */
export interface Giornale {
  readonly id: string;
  readonly nome: string;
  readonly stato: StatoGiornale;
  /** Key of its bytes in the object store. */
  readonly oggetto: string;
  readonly dimensione: bigint;
  readonly utente: string;
  /** Its place among the accepted uploads. */
  readonly caricamento: bigint;
  readonly mappatura: Mappatura | null;
  readonly dialetto: string | null;
  readonly righeTotali: bigint;
  readonly righeAccettate: bigint;
  readonly righeScartate: bigint;
  readonly righeCambiate: bigint;
  readonly codiceErrore: string | null;
  readonly errore: string | null;
  readonly caricatoIl: Date;
  readonly finitoIl: Date | null;
}

/** An upload about to be recorded. */
export interface NewGiornale {
  readonly id: string;
  readonly nome: string;
  readonly oggetto: ObjectRef;
  readonly utente: string;
  readonly mappatura: Mappatura | undefined;
}

/** A record of an upload: its number in it (the first is 1) and the file that holds it. */
export interface GiornaleRecord extends CsvRecord {
  readonly numero: number;
  readonly file: string;
}

export interface ScartoDiRiga extends Scarto {
  readonly riga: number;
  readonly file: string;
  readonly originale: string;
}

export interface ConteggiGiornale {
  readonly totali: number;
  readonly accettate: number;
  readonly scartate: number;
}

/** The uploads of an ente, and their refused rows. */
export interface Giornali {
  /** Undefined when the name is used by an upload that is not failed. */
  aggiungi(giornale: NewGiornale): Promise<Giornale | undefined>;
  find(id: string): Promise<Giornale | undefined>;
  /** Whether a name is taken by an upload that is not failed. */
  isUsato(nome: string): Promise<boolean>;
  /** The newest first, before a place among the uploads. */
  pagina(limite: number, prima?: bigint): Promise<Giornale[]>;
  mappaturaUsata(): Promise<Mappatura | undefined>;
  ricordaMappatura(mappatura: Mappatura): Promise<void>;
  inCaricamento(id: string, dialetto: string): Promise<void>;
  /** The same row refused again (a load that begins anew) is one row. */
  scarta(id: string, scarti: readonly ScartoDiRiga[]): Promise<void>;
  avanza(id: string, cambiate: number): Promise<void>;
  caricato(id: string, conteggi: ConteggiGiornale): Promise<void>;
  /** The upload ends as ERROR_LOAD; its name may be used again. */
  fallito(id: string, codice: PivotErrorCode, errore: string): Promise<void>;
  /** Refused rows after one, in order. */
  scarti(id: string, dopo: number, limite: number): Promise<ScartoDiRiga[]>;
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
}

export interface StoresGiornale extends StoresRegistrazione {
  readonly enti: Enti;
  readonly giornali: Giornali;
  readonly loads: LoadQueue;
  readonly outbox: Outbox;
}
