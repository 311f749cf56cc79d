import type { ObjectRef, Outbox, RigaFlusso, TestataFlusso } from '@mypay/contracts';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { AnomaliaFlusso, PublishedFlusso } from '../domain/flusso';

/** An element of the list that cannot be read: what of its key can be, its bytes, and why. */
export interface UnreadableElement {
  readonly pspId: string | undefined;
  readonly iuf: string | undefined;
  readonly revisione: number | undefined;
  readonly bytes: Buffer;
  /** Italian. */
  readonly motivo: string;
}

export interface ListedFlussi {
  readonly flussi: readonly PublishedFlusso[];
  readonly unreadable: readonly UnreadableElement[];
}

/** The node's FdR service. What it sends is handed over as bytes first, so that they can be kept before they are read. */
export interface FlussiNodo {
  /** Every flow published strictly after `after`. @throws Error when the node does not answer, or not with a list */
  list(ente: CodiceFiscaleEnte, after: Date): Promise<ListedFlussi>;
  /** @throws FaultyFlusso when the node refuses this flow; any other error is the node's */
  fetchTestata(ente: CodiceFiscaleEnte, flusso: PublishedFlusso): Promise<Buffer>;
  /** @param page from 1 @throws FaultyFlusso */
  fetchPage(ente: CodiceFiscaleEnte, flusso: PublishedFlusso, page: number): Promise<Buffer>;
  /** @throws FaultyFlusso */
  readTestata(
    ente: CodiceFiscaleEnte,
    flusso: PublishedFlusso,
    bytes: Buffer,
  ): { readonly testata: TestataFlusso; readonly anomalie: readonly AnomaliaFlusso[] };
  /** Rows without their number. @throws FaultyFlusso */
  readPage(bytes: Buffer): { readonly pages: number; readonly righe: readonly Omit<RigaFlusso, 'riga'>[] };
}

/** Where big bodies go. */
export interface Objects {
  put(key: string, source: AsyncIterable<Buffer | string>): Promise<ObjectRef>;
}

export interface IngestedFlusso {
  readonly published: PublishedFlusso;
  readonly testata: TestataFlusso;
  readonly originali: readonly ObjectRef[];
  readonly righe: ObjectRef;
  readonly numeroRighe: number;
  readonly sommaRigheCents: bigint;
  readonly anomalie: readonly AnomaliaFlusso[];
  readonly acquisitoIl: Date;
}

export interface SetAsideFlusso {
  readonly published: PublishedFlusso;
  readonly originali: readonly ObjectRef[];
  readonly motivo: string;
  readonly acquisitoIl: Date;
  /** Is it an element of the list that could not be read? Then there is nothing to fetch. */
  readonly ofList: boolean;
}

export interface Flussi {
  /** Is this revision stored already? What is set aside is tried again. */
  isKnown(flusso: PublishedFlusso): Promise<boolean>;
  /** What was set aside of it is forgotten. False when somebody else stored it meanwhile: then there is nothing to announce. */
  add(flusso: IngestedFlusso): Promise<boolean>;
  /** Keeps the last reason and bytes. */
  setAside(flusso: SetAsideFlusso): Promise<void>;
  /** Flows that were set aside and published after `after`: to be tried again though the list names them no more. */
  toRetry(after: Date): Promise<readonly PublishedFlusso[]>;
  /**
   * Forgets elements of the list that were last set aside before `before` and first after `since`: a list that reaches back
   * to `since` does not name them any more, so they were mended. What has left the list by its age stays.
   */
  forgetUnlisted(before: Date, since: Date): Promise<void>;
  cursor(): Promise<Date | undefined>;
  /** Never back. */
  moveCursor(published: Date): Promise<void>;
}

export interface FlussiStores {
  readonly flussi: Flussi;
  readonly outbox: Outbox;
}
