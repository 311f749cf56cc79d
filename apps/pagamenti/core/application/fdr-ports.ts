import type { ObjectRef, Outbox, RigaFlusso, TestataFlusso } from '@mypay/contracts';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { AnomaliaFlusso, FlussoPubblicato } from '../domain/flusso';

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
  readonly flussi: readonly FlussoPubblicato[];
  readonly unreadable: readonly UnreadableElement[];
}

/** The node's FdR service. What it sends is handed over as bytes first, so that they can be kept before they are read. */
export interface FlussiNodo {
  /** Every flow published strictly after `after`. @throws Error when the node does not answer, or not with a list */
  list(ente: CodiceFiscaleEnte, after: Date): Promise<ListedFlussi>;
  /** @throws FlussoGuasto when the node refuses this flow; any other error is the node's */
  fetchTestata(ente: CodiceFiscaleEnte, flusso: FlussoPubblicato): Promise<Buffer>;
  /** @param pagina from 1 @throws FlussoGuasto */
  fetchPagina(ente: CodiceFiscaleEnte, flusso: FlussoPubblicato, pagina: number): Promise<Buffer>;
  /** @throws FlussoGuasto */
  readTestata(
    ente: CodiceFiscaleEnte,
    flusso: FlussoPubblicato,
    bytes: Buffer,
  ): { readonly testata: TestataFlusso; readonly anomalie: readonly AnomaliaFlusso[] };
  /** Rows without their number. @throws FlussoGuasto */
  readPagina(bytes: Buffer): { readonly pagine: number; readonly righe: readonly Omit<RigaFlusso, 'riga'>[] };
}

/** Where big bodies go. */
export interface Oggetti {
  put(chiave: string, source: AsyncIterable<Buffer | string>): Promise<ObjectRef>;
}

export interface FlussoIngerito {
  readonly pubblicato: FlussoPubblicato;
  readonly testata: TestataFlusso;
  readonly originali: readonly ObjectRef[];
  readonly righe: ObjectRef;
  readonly numeroRighe: number;
  readonly sommaRigheCents: bigint;
  readonly anomalie: readonly AnomaliaFlusso[];
  readonly acquisitoIl: Date;
}

export interface FlussoScartato {
  readonly pubblicato: FlussoPubblicato;
  readonly originali: readonly ObjectRef[];
  readonly motivo: string;
  readonly acquisitoIl: Date;
  /** Is it an element of the list that could not be read? Then there is nothing to fetch. */
  readonly ofList: boolean;
}

export interface Flussi {
  /** Is this revision stored already? What is set aside is tried again. */
  isNoto(flusso: FlussoPubblicato): Promise<boolean>;
  /** What was set aside of it is forgotten. False when somebody else stored it meanwhile: then there is nothing to announce. */
  add(flusso: FlussoIngerito): Promise<boolean>;
  /** Keeps the last reason and bytes. */
  setAside(flusso: FlussoScartato): Promise<void>;
  /** Flows that were set aside and published after `after`: to be tried again though the list names them no more. */
  toRetry(after: Date): Promise<readonly FlussoPubblicato[]>;
  /** Forgets elements of the list that were set aside before `before`: a whole list did not name them. */
  forgetUnlisted(before: Date): Promise<void>;
  cursore(): Promise<Date | undefined>;
  /** Never back. */
  moveCursor(pubblicato: Date): Promise<void>;
}

export interface FlussiStores {
  readonly flussi: Flussi;
  readonly outbox: Outbox;
}
