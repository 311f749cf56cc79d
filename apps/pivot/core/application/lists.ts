import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { Classe, Movimento, Notifica, PagamentoClassificato, Verdetto } from '../domain';
import type { ConClassi, FlussoConEsito } from './ports';

export interface Pagina<T> {
  readonly elementi: readonly T[];
  /** Where the next page begins; null on the last. */
  readonly cursore: string | null;
}

export interface Richiesta {
  readonly limite: number;
  readonly cursore?: string | undefined;
}

/** The lists that an operator reads, page by page. */
export interface Lists {
  pagamenti(
    ente: CodiceFiscaleEnte,
    classe: Classe | undefined,
    richiesta: Richiesta,
  ): Promise<Pagina<PagamentoClassificato>>;
  movimenti(
    ente: CodiceFiscaleEnte,
    classe: Classe | undefined,
    richiesta: Richiesta,
  ): Promise<Pagina<ConClassi<Movimento>>>;
  notifiche(
    ente: CodiceFiscaleEnte,
    classe: Classe | undefined,
    richiesta: Richiesta,
  ): Promise<Pagina<ConClassi<Notifica>>>;
  flussi(
    ente: CodiceFiscaleEnte,
    verdetto: Verdetto | undefined,
    richiesta: Richiesta,
  ): Promise<Pagina<FlussoConEsito>>;
  /** How many objects are in each class, and flows in each verdict. */
  contatori(
    ente: CodiceFiscaleEnte,
  ): Promise<{ readonly classi: ReadonlyMap<string, number>; readonly verdetti: ReadonlyMap<string, number> }>;
}
