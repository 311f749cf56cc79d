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

/** What of the cash beside a row is asked for; `ordinante` is contained, whatever its case. Source: pivot.md §7.1. */
export interface TesoreriaFilter {
  readonly contabile?: DaysBetween | undefined;
  /** Day of value, or of the books where the bank gave none. */
  readonly valuta?: DaysBetween | undefined;
  readonly ordinante?: string | undefined;
  /** Amount of one movement. */
  readonly importo?: Cents | undefined;
  readonly anno?: string | undefined;
  readonly bolletta?: string | undefined;
}

/** What of a flow, or of the flow of a row, is asked for; `iufContains` is contained, whatever its case. Source: pivot.md §7.1. */
export interface FlussoFilter {
  readonly iufContains?: string | undefined;
  readonly idRegolamento?: string | undefined;
  readonly settled?: DaysBetween | undefined;
}

/**
 * What of payments is asked for. Texts are exact but for names (`nomePagatore`, `nomeVersante`, `attestante`), `causale` and the
 * texts of flow and cash, which are contained, whatever their case. `tipi`: those that the caller may see. Source: pivot.md §7.1.
 */
export interface PagamentiFilter {
  readonly tipi: VisibleTipi;
  readonly classe?: Classe | undefined;
  readonly iuv?: string | undefined;
  readonly iur?: string | undefined;
  readonly iud?: string | undefined;
  readonly tipoDovuto?: string | undefined;
  /** Codice fiscale or partita IVA of who owes, or of who paid. */
  readonly soggetto?: string | undefined;
  readonly pagatore?: string | undefined;
  readonly nomePagatore?: string | undefined;
  readonly versante?: string | undefined;
  readonly nomeVersante?: string | undefined;
  /** Name or code of the PSP that attests the receipt. */
  readonly attestante?: string | undefined;
  /** In the receipt, or in the cash beside it. */
  readonly causale?: string | undefined;
  readonly esito?: DaysBetween | undefined;
  readonly updated?: DaysBetween | undefined;
  /** How far it has come, or beyond. */
  readonly stage?: Stage | undefined;
  readonly flusso?: FlussoFilter | undefined;
  readonly tesoreria?: TesoreriaFilter | undefined;
}

export interface NotificheFilter {
  readonly tipi: VisibleTipi;
  readonly classe?: Classe | undefined;
  readonly iud?: string | undefined;
  readonly iuv?: string | undefined;
  readonly tipoDovuto?: string | undefined;
  readonly executed?: DaysBetween | undefined;
  readonly updated?: DaysBetween | undefined;
}

export interface MovimentiFilter extends TesoreriaFilter {
  readonly classe?: Classe | undefined;
  readonly iufContains?: string | undefined;
  readonly iuv?: string | undefined;
  readonly causale?: string | undefined;
  readonly updated?: DaysBetween | undefined;
}

/** Classes of payments that are looked at flow by flow. Source: ui.md §8.3. */
export const FLUSSO_CLASSI = ['IUV_NO_RT', 'IUF_NO_TES'] as const satisfies readonly Classe[];
export type FlussoClasse = (typeof FLUSSO_CLASSI)[number];

export interface FlussiFilter extends FlussoFilter {
  readonly verdetto?: Verdetto | undefined;
  /** Flows that have a payment of this class, */
  readonly classe?: FlussoClasse | undefined;
  /** and of this tipo: one that the caller may see. */
  readonly tipoDovuto?: string | undefined;
  readonly tipi?: VisibleTipi | undefined;
  readonly iuf?: string | undefined;
  readonly updated?: DaysBetween | undefined;
}

export interface RiversamentiFilter extends FlussoFilter, TesoreriaFilter {
  readonly causale?: string | undefined;
  readonly updated?: DaysBetween | undefined;
}

/** A row of a list, and when it was last written. Source: pivot.md §2.3 "ultimo aggiornamento". */
export type Listed<T> = T & { readonly aggiornatoIl: Date };

/** A flow and one of the movements that credited it with a wrong amount. Source: pivot.md §2.2 "IUF_TES_DIV_IMP". */
export interface Riversamento {
  readonly flusso: Listed<FlussoWithEsito>;
  readonly movimento: Listed<WithClassi<Movimento>>;
  /** What all its movements bring beyond what it declares; of a payment credited alone, beyond that payment. */
  readonly differenza: Cents;
}

/** What of the rows of a flow is asked for. */
export interface RigheFilter {
  /** Those that no receipt tells of. */
  readonly withoutReceipt?: boolean;
  /** Those without a receipt, or with another amount than their receipt's. */
  readonly differing?: boolean;
  readonly iuv?: string | undefined;
  readonly esito?: string | undefined;
  readonly importo?: Cents | undefined;
}

export interface Person {
  readonly codice: string;
  readonly anagrafica: string;
}

/** A payment with what stands beside it: its receipt's persons, its flow, its cash. */
export interface PagamentoInContext extends ClassifiedPagamento {
  readonly aggiornatoIl: Date;
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
    | {
        readonly importo: Cents;
        readonly movimenti: number;
        readonly ultimaValuta: LocalDate;
        readonly ultimaContabile: LocalDate;
        /** Of one of the movements. */
        readonly ordinante: string;
      }
    | undefined;
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
  /** What the receipt says, real or implied. */
  readonly importoRicevuta: Cents | undefined;
  readonly tipoDovuto: string | undefined;
  readonly debitore: Person | undefined;
}

export interface Total {
  readonly numero: number;
  readonly importo: Cents;
}

/** The total of a list: of its first `TOTAL_ROWS` rows when it has more. */
export interface ListTotal extends Total {
  /** There are more rows than were counted. */
  readonly more: boolean;
}

/** Rows that a total counts, at most: what it costs is bounded by this, whatever the filter. */
export const TOTAL_ROWS = 50_000;

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
  totalPagamenti(ente: CodiceFiscaleEnte, filter: PagamentiFilter): Promise<ListTotal>;
  pagamento(ente: CodiceFiscaleEnte, key: PagamentoKey, tipi: VisibleTipi): Promise<PagamentoInContext | undefined>;
  movimenti(
    ente: CodiceFiscaleEnte,
    filter: MovimentiFilter,
    request: PageRequest,
  ): Promise<PageOf<Listed<WithClassi<Movimento>>>>;
  totalMovimenti(ente: CodiceFiscaleEnte, filter: MovimentiFilter): Promise<ListTotal>;
  movimento(ente: CodiceFiscaleEnte, key: MovimentoKey): Promise<Listed<WithClassi<Movimento>> | undefined>;
  /** Movements that name a flow, or an IUV alone. */
  cashOf(
    ente: CodiceFiscaleEnte,
    of: { readonly iuf?: string | undefined; readonly iuv?: string | undefined },
  ): Promise<readonly Listed<WithClassi<Movimento>>[]>;
  notifiche(
    ente: CodiceFiscaleEnte,
    filter: NotificheFilter,
    request: PageRequest,
  ): Promise<PageOf<Listed<WithClassi<Notifica>>>>;
  totalNotifiche(ente: CodiceFiscaleEnte, filter: NotificheFilter): Promise<ListTotal>;
  notifica(ente: CodiceFiscaleEnte, iud: string, tipi: VisibleTipi): Promise<Listed<WithClassi<Notifica>> | undefined>;
  flussi(ente: CodiceFiscaleEnte, filter: FlussiFilter, request: PageRequest): Promise<PageOf<Listed<FlussoWithEsito>>>;
  totalFlussi(ente: CodiceFiscaleEnte, filter: FlussiFilter): Promise<ListTotal>;
  /** Flows credited with a wrong amount, each with each of its movements. */
  riversamenti(
    ente: CodiceFiscaleEnte,
    filter: RiversamentiFilter,
    request: PageRequest,
  ): Promise<PageOf<Riversamento>>;
  totalRiversamenti(ente: CodiceFiscaleEnte, filter: RiversamentiFilter): Promise<ListTotal>;
  /** Rows of a flow in its order; those that are not revoked where receipts are asked about. */
  righe(
    ente: CodiceFiscaleEnte,
    key: FlussoKey,
    filter: RigheFilter,
    request: PageRequest,
  ): Promise<PageOf<RigaInContext>>;
  totalRighe(ente: CodiceFiscaleEnte, key: FlussoKey, filter: RigheFilter): Promise<ListTotal>;
  /** How many objects and how much are in each class, of the tipi that the caller sees, and flows in each verdict. */
  counters(
    ente: CodiceFiscaleEnte,
    tipi: VisibleTipi,
  ): Promise<{ readonly classi: ReadonlyMap<string, Total>; readonly verdetti: ReadonlyMap<string, Total> }>;
  lastSteps(ente: CodiceFiscaleEnte): Promise<LastSteps>;
}
