import type { CodiceFiscaleEnte } from '@mypay/kernel';

/** Counts of receipts and of attempts by day, moved by the same transactions as what they count. */
export interface Counts {
  /** Adds what writers appended to what stands there; how many rows went. */
  melt(ente: CodiceFiscaleEnte): Promise<number>;
  /** Counts from scratch and puts right what was other: how many keys; 0 when healthy. May run beside writers. */
  recount(ente: CodiceFiscaleEnte): Promise<number>;
}
