import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Readable } from 'node:stream';
import type { FlussoRow } from './read-ports';

/** Which revision of which flow. */
export interface FlussoKey {
  readonly pspId: string;
  readonly iuf: string;
  readonly revisione: number;
}

/** A row of a flow, and whether its receipt is here. */
export interface FlussoRigaRow {
  readonly riga: number;
  readonly iuv: string;
  readonly iur: string;
  readonly indice: number | null;
  readonly importoCents: bigint;
  readonly esito: string;
  readonly dataEsito: string;
  readonly ricevuta: boolean;
}

/** One flow for people. */
export interface FlussoReads {
  flusso(ente: CodiceFiscaleEnte, key: FlussoKey): Promise<FlussoRow | undefined>;
  /** Rows after `after`, in the order of the document; undefined for a flow that is not here, none of one that was set aside. */
  righe(
    ente: CodiceFiscaleEnte,
    key: FlussoKey,
    after: number,
    limit: number,
  ): Promise<readonly FlussoRigaRow[] | undefined>;
  /** What came on the wire, file by file, as it came; undefined for a flow that is not here. */
  originals(
    ente: CodiceFiscaleEnte,
    key: FlussoKey,
  ): Promise<readonly { readonly name: string; readonly content: Readable }[] | undefined>;
}
