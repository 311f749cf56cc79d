import type { Cents, Iud, LocalDate, VisibleTipi } from '@mypay/kernel';
import type { CountedDay } from '../domain/cruscotto';
import type { Dovuto } from '../domain/dovuto';
import type { LifeOfRow } from '../domain/life';
import type { DerivedStati, SearchedStato, Vista } from '../domain/searched-stato';

/** What a list of dovuti is asked. What is absent does not filter. Source: ui.md O-04. */
export interface DovutiFilters {
  /** Tipi that the caller may see: the others do not exist for it. */
  readonly tipi: VisibleTipi;
  readonly tipo?: string | undefined;
  readonly vista?: Vista | undefined;
  readonly stato?: SearchedStato | undefined;
  readonly iud?: string | undefined;
  readonly iuv?: string | undefined;
  /** Codice fiscale or partita IVA of the debtor, or ANONIMO; upper case. */
  readonly codice?: string | undefined;
  /** Beginnings of words of the debtor's name, in any order. */
  readonly anagrafica?: string | undefined;
  /** Beginning of the causale. */
  readonly causale?: string | undefined;
  readonly scadenzaDa?: LocalDate | undefined;
  readonly scadenzaA?: LocalDate | undefined;
  readonly pagatoDa?: LocalDate | undefined;
  readonly pagatoA?: LocalDate | undefined;
  /** Days on which it came to its end: paid, or else cancelled or closed without a payment. As the cruscotto counts. */
  readonly conclusoDa?: LocalDate | undefined;
  readonly conclusoA?: LocalDate | undefined;
  readonly importoDa?: Cents | undefined;
  readonly importoA?: Cents | undefined;
  /** Name of a file, or beginning of its IUF. */
  readonly flusso?: string | undefined;
  readonly importazione?: bigint | undefined;
}

/** Newest first, or by due date, the nearest first and those without one last. */
export type DovutiOrder = 'RECENTI' | 'SCADENZA';

/** The row after which a page begins. */
export interface DovutiKey {
  readonly scadenza: string;
  readonly id: bigint;
}

export interface DovutiRequest {
  readonly filters: DovutiFilters;
  readonly derived: DerivedStati;
}

export interface PageRequest extends DovutiRequest {
  readonly ordine: DovutiOrder;
  readonly dopo?: DovutiKey | undefined;
  readonly limite: number;
}

/** By what a debt was found. */
export const MATCHES = ['IUV', 'IUD', 'CODICE_FISCALE', 'ANAGRAFICA'] as const;
export type Match = (typeof MATCHES)[number];

/** What one text may be: each part asks one index. */
export interface SearchQuestion {
  readonly tipi: VisibleTipi;
  readonly iuv?: string | undefined;
  readonly iud?: string | undefined;
  readonly codice?: string | undefined;
  readonly anagrafica?: string | undefined;
}

export interface Found {
  readonly trovato: Match;
  readonly dovuto: Dovuto;
}

/** What a person did by a door that answers at once. */
export interface Act {
  readonly autore: string;
  readonly motivo?: string | undefined;
}

export type RecordedAct = LifeOfRow['acts'][number];

/** Lists and figures of the debts of one ente, inside one transaction. */
export interface Lists {
  page(request: PageRequest): Promise<readonly Dovuto[]>;
  /** How many rows, counted up to `cap`. */
  count(request: DovutiRequest, cap: number): Promise<number>;
  search(question: SearchQuestion, limit: number): Promise<readonly Found[]>;
  /** Figures of open debts, and of those that ended since `since`. */
  figures(tipi: VisibleTipi, since: LocalDate): Promise<readonly CountedDay[]>;
  /** Every row that ever bore the IUD, oldest first, of the tipi that the caller may see. */
  lives(iud: Iud, tipi: VisibleTipi): Promise<readonly LifeOfRow[]>;
  /** Melts the rows of one key of the counts into one; how many went. */
  meltCounts(): Promise<number>;
}
