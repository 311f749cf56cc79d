import type { CodiceFiscaleEnte } from './identity';

/** One transaction of one ente. What `work` writes through its stores is kept whole or not at all. */
export interface UnitOfWork<Stores> {
  run<T>(ente: CodiceFiscaleEnte, work: (stores: Stores) => Promise<T>): Promise<T>;
}
