import type { Cents, CodiceFiscaleEnte, LocalDate, VisibleTipi } from '@mypay/kernel';
import type {
  Classe,
  ClassifiedPagamento,
  FlussoKey,
  Movimento,
  MovimentoKey,
  Notifica,
  PagamentoKey,
  Verdetto,
} from '../domain';
import type { Stage } from './months';
import type { FlussoWithEsito, WithClassi } from './ports';

export interface PageOf<T> {
  readonly elementi: readonly T[];
  /** Where the next page begins; null on the last. */
  readonly cursore: string | null;
}

export interface PageRequest {
  readonly limite: number;
  readonly cursore?: string | undefined;
}

/** Days from and to, both in. */
export interface DaysBetween {
  readonly da?: LocalDate | undefined;
  readonly a?: LocalDate | undefined;
}

/** What of payments is asked for; every text is exact. `tipi`: those that the caller may see. Source: pivot.md §7.1. */
export interface PagamentiFilter {
  readonly tipi: VisibleTipi;
  readonly classe?: Classe | undefined;
  readonly iuv?: string | undefined;
  readonly iur?: string | undefined;
  readonly iud?: string | undefined;
  readonly iuf?: string | undefined;
  readonly tipoDovuto?: string | undefined;
  /** Codice fiscale or partita IVA of who owes, or of who paid. */
  readonly soggetto?: string | undefined;
  /** Payments that have come at least so far. */
  readonly stage?: Stage | undefined;
  readonly esito?: DaysBetween | undefined;
}

export interface NotificheFilter {
  readonly tipi: VisibleTipi;
  readonly classe?: Classe | undefined;
  readonly iud?: string | undefined;
  readonly iuv?: string | undefined;
  readonly tipoDovuto?: string | undefined;
  readonly executed?: DaysBetween | undefined;
}

export interface MovimentiFilter {
  readonly classe?: Classe | undefined;
  readonly iuf?: string | undefined;
  readonly iuv?: string | undefined;
  readonly anno?: string | undefined;
  readonly bolletta?: string | undefined;
  readonly importo?: Cents | undefined;
  /** Day of value, or of the books where the bank gave none. */
  readonly valuta?: DaysBetween | undefined;
  readonly contabile?: DaysBetween | undefined;
  /** Contained, whatever the case; so is `causale`. */
  readonly ordinante?: string | undefined;
  readonly causale?: string | undefined;
}

export interface FlussiFilter {
  readonly verdetto?: Verdetto | undefined;
  readonly iuf?: string | undefined;
  readonly idRegolamento?: string | undefined;
  readonly settled?: DaysBetween | undefined;
}

export interface Person {
  readonly codice: string;
  readonly anagrafica: string;
}

/** A payment with what stands beside it: its receipt's persons, its flow, its cash. */
export interface PagamentoInContext extends ClassifiedPagamento {
  readonly causale: string | undefined;
  readonly debitore: Person | undefined;
  readonly versante: Person | undefined;
  readonly attestante: string | undefined;
  readonly numeroAvviso: string | undefined;
  readonly bilancio: string | undefined;
  readonly flusso:
    | Pick<FlussoWithEsito, 'dataOraFlusso' | 'idRegolamento' | 'dataRegolamento' | 'importoTotale' | 'verdetto'>
    | undefined;
  /** Movements that name the flow, or the IUV alone. */
  readonly tesoreria:
    { readonly importo: Cents; readonly movimenti: number; readonly ultimaValuta: LocalDate } | undefined;
}

/** A row of a flow and the payment that it tells of. */
export interface RigaInContext {
  readonly riga: number;
  readonly iuv: string;
  readonly iur: string;
  readonly indice: number;
  readonly importo: Cents;
  readonly esito: string;
  readonly dataEsito: LocalDate;
  readonly revocata: boolean;
  /** Whether a receipt arrived for it. */
  readonly conRicevuta: boolean;
  readonly tipoDovuto: string | undefined;
  readonly debitore: Person | undefined;
}

export interface Total {
  readonly numero: number;
  readonly importo: Cents;
}

/** When each step of the day last happened. Source: ui.md P-01. */
export interface LastSteps {
  readonly ricevuta: Date | undefined;
  readonly flusso: Date | undefined;
  readonly giornale: Date | undefined;
  readonly classificazione: Date | undefined;
  /** Last day of value that a movement has. */
  readonly ultimaValuta: LocalDate | undefined;
}

/** The lists that an operator reads, page by page. */
export interface Lists {
  pagamenti(
    ente: CodiceFiscaleEnte,
    filter: PagamentiFilter,
    request: PageRequest,
  ): Promise<PageOf<PagamentoInContext>>;
  /** How many, and how much, a list holds. */
  totalPagamenti(ente: CodiceFiscaleEnte, filter: PagamentiFilter): Promise<Total>;
  pagamento(ente: CodiceFiscaleEnte, key: PagamentoKey, tipi: VisibleTipi): Promise<PagamentoInContext | undefined>;
  movimenti(
    ente: CodiceFiscaleEnte,
    filter: MovimentiFilter,
    request: PageRequest,
  ): Promise<PageOf<WithClassi<Movimento>>>;
  movimento(ente: CodiceFiscaleEnte, key: MovimentoKey): Promise<WithClassi<Movimento> | undefined>;
  /** Movements that name a flow, or an IUV alone. */
  cashOf(
    ente: CodiceFiscaleEnte,
    of: { readonly iuf?: string | undefined; readonly iuv?: string | undefined },
  ): Promise<readonly WithClassi<Movimento>[]>;
  notifiche(
    ente: CodiceFiscaleEnte,
    filter: NotificheFilter,
    request: PageRequest,
  ): Promise<PageOf<WithClassi<Notifica>>>;
  notifica(ente: CodiceFiscaleEnte, iud: string, tipi: VisibleTipi): Promise<WithClassi<Notifica> | undefined>;
  flussi(ente: CodiceFiscaleEnte, filter: FlussiFilter, request: PageRequest): Promise<PageOf<FlussoWithEsito>>;
  /** Rows of a flow in its order; `onlyWithoutReceipt`: those that no receipt tells of. */
  righe(
    ente: CodiceFiscaleEnte,
    key: FlussoKey,
    onlyWithoutReceipt: boolean,
    request: PageRequest,
  ): Promise<PageOf<RigaInContext>>;
  /** How many objects and how much are in each class, of the tipi that the caller sees, and flows in each verdict. */
  counters(
    ente: CodiceFiscaleEnte,
    tipi: VisibleTipi,
  ): Promise<{ readonly classi: ReadonlyMap<string, Total>; readonly verdetti: ReadonlyMap<string, Total> }>;
  lastSteps(ente: CodiceFiscaleEnte): Promise<LastSteps>;
}
