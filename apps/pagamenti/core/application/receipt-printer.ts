import type { WholeRicevuta } from './read-ports';

/** Makes the paper of a receipt. */
export interface ReceiptPrinter {
  /** @returns a PDF */
  print(ricevuta: WholeRicevuta): Promise<Buffer>;
}
