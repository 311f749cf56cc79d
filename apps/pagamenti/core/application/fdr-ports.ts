import type { ObjectRef, Outbox, RigaFlusso, TestataFlusso } from '@mypay/contracts';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { AnomaliaFlusso, FlussoPubblicato } from '../domain/flusso';

/** The node's FdR service. What it sends is handed over as bytes first, so that they can be kept before they are read. */
export interface FlussiNodo {
  /** Every flow published strictly after `dopo`. @throws Error when the node does not answer */
  elenco(ente: CodiceFiscaleEnte, dopo: Date): Promise<readonly FlussoPubblicato[]>;
  /** @throws FlussoGuasto when the node says that it has no such flow */
  scaricaTestata(ente: CodiceFiscaleEnte, flusso: FlussoPubblicato): Promise<Buffer>;
  /** @param pagina from 1 */
  scaricaPagina(ente: CodiceFiscaleEnte, flusso: FlussoPubblicato, pagina: number): Promise<Buffer>;
  /** @throws FlussoGuasto */
  leggiTestata(ente: CodiceFiscaleEnte, flusso: FlussoPubblicato, bytes: Buffer): TestataFlusso;
  /** Rows without their number. @throws FlussoGuasto */
  leggiPagina(bytes: Buffer): { readonly pagine: number; readonly righe: readonly Omit<RigaFlusso, 'riga'>[] };
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
}

export interface Flussi {
  /** Is this revision stored, or set aside, already? */
  isNoto(flusso: FlussoPubblicato): Promise<boolean>;
  /** False when somebody else stored it meanwhile: then there is nothing to announce. */
  add(flusso: FlussoIngerito): Promise<boolean>;
  setAside(flusso: FlussoScartato): Promise<void>;
  cursore(): Promise<Date | undefined>;
  /** Never back. */
  moveCursor(pubblicato: Date): Promise<void>;
}

export interface FlussiStores {
  readonly flussi: Flussi;
  readonly outbox: Outbox;
}
