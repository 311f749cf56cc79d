import type { LocalDate, VisibleTipi } from '@mypay/kernel';

/** Greatest number of notices in one ZIP. Source: architecture.md, Decisions, 20; ui.md O-13. */
export const NOTICES_A_PART = 500;
/** IUDs that one request may name. */
export const MAX_NAMED = 500;
/** Greatest number of notices of one batch: more is printed in several. */
export const MAX_NOTICES = 50_000;

export const STATI_STAMPA = ['IN_CODA', 'IN_CORSO', 'PRONTA', 'FALLITA', 'ANNULLATA'] as const;
export type StatoStampa = (typeof STATI_STAMPA)[number];

/** Filters of the list of open debts, as they are kept: amounts in cents, numbers as text. */
export interface PrintFilter {
  readonly tipo?: string | undefined;
  readonly stato?: 'DA_PAGARE' | undefined;
  readonly codice?: string | undefined;
  readonly anagrafica?: string | undefined;
  readonly causale?: string | undefined;
  readonly flusso?: string | undefined;
  readonly importazione?: string | undefined;
  readonly scadenzaDa?: LocalDate | undefined;
  readonly scadenzaA?: LocalDate | undefined;
  readonly importoDa?: string | undefined;
  readonly importoA?: string | undefined;
}

/**
 * Which notices a batch is about: those named, all rows of an import, what is still to be paid of a tipo (by due
 * date), or the open debts of a filter of the list.
 * Kept as it is asked: the names of its fields lie in the database.
 */
export type PrintSource =
  | { readonly da: 'IUD'; readonly iud: readonly string[] }
  | { readonly da: 'IMPORTAZIONE'; readonly importazione: string }
  | {
      readonly da: 'TIPO';
      readonly tipoDovuto: string;
      readonly scadenzaDa?: LocalDate | undefined;
      readonly scadenzaA?: LocalDate | undefined;
    }
  | { readonly da: 'FILTRO'; readonly filtro: PrintFilter };

/** A ZIP that is ready. */
export interface PrintPart {
  readonly parte: number;
  /** Where it lies in the object store, bytes, SHA-256. */
  readonly file: { readonly chiave: string; readonly dimensione: number; readonly sha256: string };
  readonly stampati: number;
  readonly nonStampati: number;
}

/** A batch of notices on paper, and how far it is. */
export interface PrintBatch {
  readonly id: bigint;
  readonly stato: StatoStampa;
  readonly origine: PrintSource;
  readonly richiedente: string;
  /** Tipi that who asked might see. */
  readonly tipi: VisibleTipi;
  readonly totale: number;
  /** Looked at so far, the part under way included. */
  readonly lavorati: number;
  /** Where the next part begins: the last debt of the part before. */
  readonly ultimo: bigint;
  /** Debts that came later are not of this batch. */
  readonly limite: bigint;
  readonly parti: readonly PrintPart[];
  readonly creataIl: Date;
  readonly finitaIl: Date | undefined;
  /** Since when its ZIPs are gone. */
  readonly forgottenAt: Date | undefined;
}

/** Name of a ZIP for who downloads it. */
export const partName = (batch: bigint, part: number): string => `avvisi-${batch}-parte-${part}.zip`;

/** It waits or runs: it may be taken back; once ended, it may be asked again. */
export const isOpenBatch = ({ stato }: PrintBatch): boolean => stato === 'IN_CODA' || stato === 'IN_CORSO';
