import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Classe, Movimento, Notifica, ClassifiedPagamento, Verdetto } from '../domain';
import type { WithClassi, FlussoWithEsito } from './ports';

export interface PageOf<T> {
  readonly elementi: readonly T[];
  /** Where the next page begins; null on the last. */
  readonly cursore: string | null;
}

export interface PageRequest {
  readonly limite: number;
  readonly cursore?: string | undefined;
}

/** The lists that an operator reads, page by page. */
export interface Lists {
  pagamenti(
    ente: CodiceFiscaleEnte,
    classe: Classe | undefined,
    request: PageRequest,
  ): Promise<PageOf<ClassifiedPagamento>>;
  movimenti(
    ente: CodiceFiscaleEnte,
    classe: Classe | undefined,
    request: PageRequest,
  ): Promise<PageOf<WithClassi<Movimento>>>;
  notifiche(
    ente: CodiceFiscaleEnte,
    classe: Classe | undefined,
    request: PageRequest,
  ): Promise<PageOf<WithClassi<Notifica>>>;
  flussi(
    ente: CodiceFiscaleEnte,
    verdetto: Verdetto | undefined,
    request: PageRequest,
  ): Promise<PageOf<FlussoWithEsito>>;
  /** How many objects are in each class, and flows in each verdict. */
  counters(
    ente: CodiceFiscaleEnte,
  ): Promise<{ readonly classi: ReadonlyMap<string, number>; readonly verdetti: ReadonlyMap<string, number> }>;
}
