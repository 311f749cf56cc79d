/**
 * The truth of the simulator: what really happened outside the platform. Every type here is plain JSON (amounts are whole
 * cents in a safe integer, instants and days are text), so that it can be stored as it is. Source: node-simulator.md §3.
 */

/** Whole cents; see money.ts. */
export type Cents = number & { readonly __cents: never };
/** A UTC instant, always `yyyy-MM-ddTHH:mm:ss.SSSZ`: text order is time order. */
export type Instant = string;
/** A day of Europe/Rome, `yyyy-MM-dd`. */
export type LocalDate = string;

/** Anomalies of flows (§8.1), of the treasury (§9.4) and of the delivery of receipts (§7.2) that a run can hold. */
export type FlowAnomaly = 'F01' | 'F03' | 'F04' | 'F08' | 'F10' | 'F12' | 'F16' | 'F17';
export type BankAnomaly = 'T01' | 'T02' | 'T03' | 'T04' | 'T05' | 'T06' | 'T08';
export type ReceiptAnomaly = 'RT_PERSA' | 'RT_TARDIVA' | 'RT_DUPLICATA' | 'RT_FUORI_ORDINE';
export type AnomalyCode = FlowAnomaly | BankAnomaly | ReceiptAnomaly;
export type AnomalyMode = 'all' | 'none';

/** One opened run: its own random streams and number; clock, IUFs and bollette go on from the runs before. */
export interface Run {
  readonly number: number;
  readonly seed: string;
  readonly anomalies: AnomalyMode;
  /** Virtual time at which it was opened. */
  readonly startedAt: Instant;
  readonly config: Readonly<Record<string, unknown>>;
}

export interface Ente {
  readonly codiceFiscale: string;
  readonly denominazione: string;
  readonly iban: readonly string[];
}

export type Settlement = 'cumulative' | 'singleNoFlow' | 'singleWithFlow';

/** A PSP of the built-in profile. `senderId` is what its FdR says as `sender.id`; it is not always the `pspId` (pagopa-node.md §9.5). */
export interface Psp {
  readonly pspId: string;
  readonly denominazione: string;
  readonly brokerId: string;
  readonly channelId: string;
  readonly senderId: string;
  readonly senderType: 'LEGAL_PERSON' | 'ABI_CODE' | 'BIC_CODE';
  readonly bic?: string;
  /** How it settles when a payment does not say otherwise. */
  readonly settlement: Settlement;
  readonly flowChannel: 'SOAP' | 'REST';
  /** Hour (Europe/Rome) of D+1 at which it makes its flows. */
  readonly flowHour: number;
  /** How often robots choose it. */
  readonly weight: number;
}

/** One slice of a payment. A bollo (marca da bollo digitale) has no IBAN and stays outside the FdR. */
export interface Transfer {
  readonly idTransfer: number;
  readonly ec: string;
  readonly iban?: string;
  readonly amount: Cents;
  readonly category?: string;
  readonly remittance?: string;
}

/** What was decided about one payment before it happened; absent = nothing odd. */
export interface PaymentPlan {
  readonly anomalies: readonly AnomalyCode[];
  readonly receipt: ReceiptPlan;
  /** Overrides the PSP's own way (T06). */
  readonly settlement?: Settlement;
}

/** How the receipt travels: `delaysMs` has one entry per copy sent (virtual time after the outcome); empty = lost on purpose. */
export interface ReceiptPlan {
  readonly anomaly?: ReceiptAnomaly;
  readonly delaysMs: readonly number[];
}

/** The delivery of one receipt to one ente and station. The oracle knows the receipt once `acceptedAt` is set: the platform answered OK. */
export interface ReceiptDelivery {
  readonly ec: string;
  readonly station: string;
  readonly status: 'PENDING' | 'OK' | 'KO' | 'LOST';
  readonly dueAt?: Instant;
  readonly attempts: number;
  readonly acceptedAt?: Instant;
}

/** A payment that a PSP closed with outcome OK. `token` = receiptId = IUR. */
export interface PaidPayment {
  readonly run: number;
  readonly token: string;
  /** The ente of the notice. */
  readonly ec: string;
  readonly notice: string;
  readonly iuv: string;
  readonly psp: string;
  readonly amount: Cents;
  readonly outcomeAt: Instant;
  /** The date that the PSP declared for the payment. */
  readonly applicationDate: LocalDate;
  readonly standIn: boolean;
  readonly transfers: readonly Transfer[];
  readonly plan: PaymentPlan;
  readonly deliveries: readonly ReceiptDelivery[];
}

/** 0 executed, 3 revoked, 4 stand-in, 8 stand-in without receipt, 9 without receipt (pagopa-node.md §9.1). */
export type EsitoFdr = '0' | '3' | '4' | '8' | '9';

export interface FlowLine {
  /** 1-based position in the flow. */
  readonly index: number;
  readonly iuv: string;
  readonly iur: string;
  readonly idTransfer: number;
  readonly amount: Cents;
  readonly esito: EsitoFdr;
  readonly payDate: LocalDate;
}

export interface FlowRevision {
  readonly revision: number;
  readonly fdrDate: Instant;
  /** When it is to be published; absent = never (F16). */
  readonly publishAt?: Instant;
  /** When it was: only then does it exist for the oracle. */
  readonly publishedAt?: Instant;
  readonly regulation: string;
  readonly regulationDate: LocalDate;
  readonly declaredCount: number;
  readonly declaredTotal: Cents;
  readonly lines: readonly FlowLine[];
}

/** A reporting flow of one PSP for one IBAN of one ente; key (ec, psp, iuf). */
export interface Flow {
  readonly run: number;
  readonly iuf: string;
  readonly psp: string;
  readonly senderId: string;
  readonly ec: string;
  readonly iban: string;
  /** PSP day whose payments it reports. */
  readonly day: LocalDate;
  readonly channel: 'SOAP' | 'REST';
  readonly anomalies: readonly AnomalyCode[];
  readonly revisions: readonly FlowRevision[];
}

/**
 * An operation that the treasurer of an ente will book: a SEPA credit transfer of a PSP (`remittance` as it left the PSP), or
 * something foreign to pagoPA (no `psp`; outgoing when negative).
 */
export interface BankTransfer {
  readonly run: number;
  readonly trn: string;
  readonly endToEndId: string;
  readonly psp?: string;
  readonly payerName: string;
  readonly ec: string;
  readonly iban: string;
  readonly amount: Cents;
  readonly remittance: string;
  readonly kind: 'cumulative' | 'single' | 'foreign';
  readonly executionDate: LocalDate;
  /** Day on which the treasurer books it (execution plus lag). */
  readonly accountingDate: LocalDate;
  readonly valueDate: LocalDate;
  readonly iuf?: string;
  readonly iuv?: string;
  readonly anomalies: readonly AnomalyCode[];
}

/** One line of an ente's account at its treasurer; key (ec, anno, codice). Negative amounts are outgoing. */
export interface LedgerMovement {
  readonly run: number;
  readonly ec: string;
  readonly iban: string;
  readonly anno: string;
  readonly codice: string;
  readonly accountingDate: LocalDate;
  readonly valueDate: LocalDate;
  readonly amount: Cents;
  /** As printed: the text that a reader finds in the giornale. */
  readonly causale: string;
  readonly payerName: string;
  readonly endToEndId?: string;
  /** TRN of the operation behind it. */
  readonly trn: string;
  readonly manglers: readonly string[];
  readonly anomalies: readonly AnomalyCode[];
  /** Giornale in which it was published: only then does it exist for the oracle. */
  readonly publishedIn?: string;
}

/** A giornale di cassa file of one ente as it was published. */
export interface Giornale {
  readonly id: string;
  readonly ec: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly publishedAt: Instant;
  readonly fileName: string;
  readonly rows: number;
  readonly sha256: string;
  /** 1-based positions of the seven meaningful columns, in the order of pivot-formats.md §2.7. */
  readonly positions: readonly number[];
  readonly content: string;
}

/** Progressives that go on across runs (IUF per PSP and day, bollette per ente and year, TRN): the storage keeps them. */
export interface Counters {
  /** The next number of `key`, 1 the first time. */
  next(key: string): number;
}

/** Everything that happened, as the oracle reads it. */
export interface Truth {
  readonly payments: readonly PaidPayment[];
  readonly flows: readonly Flow[];
  readonly movements: readonly LedgerMovement[];
  /** Publication instant of each giornale, by id. */
  readonly giornali: ReadonlyMap<string, Instant>;
}
