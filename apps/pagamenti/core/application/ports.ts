import type { Outbox, QuoteRequest, QuoteResponse } from '@mypay/contracts';
import type { CodiceFiscaleEnte, NumeroAvviso } from '@mypay/kernel';
import type { Ente } from '../domain/ente';
import type { AnomaliaRt } from '../domain/anomalie-rt';
import type { Rt } from '../domain/rt';

/** Reference to the kept bytes of a message (giornale degli eventi, REQ row). */
export type MessageId = string;

/** The register of enti: every ente of the installation, in any state. */
export interface Enti {
  find(idPa: string): Promise<Ente | undefined>;
  all(): Promise<readonly Ente[]>;
}

/** Where the register is kept up to date. */
export interface EntiRegister {
  /** False when what is known is as new or newer. */
  apply(ente: Ente): Promise<boolean>;
}

/** What the quote said when the node asked for the payment data. Source: architecture.md, Decisions, 8. */
export interface Attivazione {
  readonly numeroAvviso: NumeroAvviso;
  readonly iuv: string;
  readonly iud: string;
  readonly tipoDovuto: string;
  readonly bilancio?: string | undefined;
  readonly importoCents: bigint;
  readonly attivataIl: Date;
}

export interface Attivazioni {
  /** Keeps the newest activation of a notice. */
  keep(attivazione: Attivazione): Promise<void>;
  find(numeroAvviso: NumeroAvviso): Promise<Attivazione | undefined>;
}

/** What became of a receipt that came. */
export type AddOutcome =
  | { readonly esito: 'NUOVA'; readonly anomalie: readonly AnomaliaRt[] }
  | { readonly esito: 'GIA_NOTA'; readonly complete: boolean }
  | { readonly esito: 'DIVERSA'; readonly campi: readonly string[] };

export interface NewRt {
  readonly rt: Rt;
  readonly original: MessageId;
  /** What is odd in it, given another OK receipt of the same titolare and notice, if there is one. */
  readonly anomalie: (otherRt: string | undefined) => readonly AnomaliaRt[];
  readonly ricevutaIl: Date;
  readonly attivazione: Attivazione | undefined;
}

/** The debt of a receipt that came without an activation, as the owner of the debts tells it. */
export interface RtDovuto {
  readonly iud: string;
  readonly tipoDovuto: string;
  readonly importoCents: bigint;
}

/** What is odd in a stored receipt, given the other OK receipt that it was flagged with. */
export type MatchedAnomalie = (rt: Rt, otherRt: string | undefined) => readonly AnomaliaRt[];

export interface Ricevute {
  /**
   * Adds the receipt by its key (ente, receiptId), whoever else is adding it now. Another OK receipt of the same (enteTitolare,
   * notice) is told to `anomalie`; a copy with other content is kept as an anomaly; a V2 copy completes a V1 receipt.
   */
  add(fresh: NewRt): Promise<AddOutcome>;
  /**
   * Judges a stored receipt again, now that its debt is known: its anomalies, given the other receipt that it was flagged with,
   * and the debt's names. False when there is no such receipt.
   */
  match(rtId: string, dovuto: RtDovuto | undefined, anomalie: MatchedAnomalie): Promise<boolean>;
  /** Is there an OK receipt of this notice whose titolare is the ente of this unit of work? */
  isPagato(numeroAvviso: NumeroAvviso): Promise<boolean>;
}

/** One transaction of one ente. */
export interface PagamentiStores {
  readonly attivazioni: Attivazioni;
  readonly ricevute: Ricevute;
  readonly outbox: Outbox;
}

/** The owner of the debt, asked now. @throws PagamentiError `PREVENTIVO_NON_DISPONIBILE` when nobody answers in time */
export interface Quotes {
  quote(ente: CodiceFiscaleEnte, request: QuoteRequest): Promise<QuoteResponse>;
}
