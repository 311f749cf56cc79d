import type { Cents, CodiceFiscaleEnte, Iud, Iuv, LocalDate } from '@mypay/kernel';

/** Where a debt lies: the ente and its IUD, which a modification by file keeps. */
export interface DebtKey {
  readonly ente: CodiceFiscaleEnte;
  readonly iud: Iud;
}

/** Filters of a citizen's lists; what is absent does not filter. */
export interface PositionsQuery {
  readonly ente?: CodiceFiscaleEnte | undefined;
  readonly tipoDovuto?: string | undefined;
  readonly causale?: string | undefined;
  readonly da?: LocalDate | undefined;
  readonly a?: LocalDate | undefined;
  readonly senzaScadenza?: boolean | undefined;
  /** Only of these stored states. */
  readonly stati?: readonly string[] | undefined;
  /** Of those paid: with money, or without (an outcome that says so). */
  readonly withMoney?: boolean | undefined;
  readonly after?: readonly [day: string, id: bigint] | undefined;
  readonly limit: number;
}

/** A line of a citizen's list, before it is shown; `day` and `id` are its place in the order. */
export interface PositionLine extends DebtKey {
  readonly day: string;
  readonly id: bigint;
}

/** Debts over all enti, by their debtor: the one read that does not begin with an ente. */
export interface CitizenDebts {
  /** Debts of `debtor` (ANONIMO for those without a code) that bear the IUV, each once. At most 20. */
  withIuv(debtor: string, iuv: Iuv): Promise<readonly (DebtKey & { readonly anagrafica: string })[]>;
  /** Debts to pay, the nearest due date first, those without one last. */
  open(debtor: string, query: PositionsQuery): Promise<readonly PositionLine[]>;
  /** Debts that are over, the latest first; rows that a modification replaced are left out. */
  closed(debtor: string, query: PositionsQuery): Promise<readonly PositionLine[]>;
  /** The enti and tipi of all debts of `debtor`, open or over. */
  kinds(debtor: string): Promise<readonly { readonly ente: CodiceFiscaleEnte; readonly tipo: string }[]>;
  /** Codice fiscale of the ente with this codice IPA, ignoring case. */
  enteOf(codiceIpa: string): Promise<CodiceFiscaleEnte | undefined>;
}

export const CART_MAX = 5;
export const CART_HOURS = 24;

/** A line of a cart as it is kept. */
export interface CartLine extends DebtKey {
  readonly id: bigint;
  readonly seen: Cents;
  readonly addedAt: Date;
  readonly paidAt: Date | undefined;
}

/** The carts, by the subject of the token: an anonymous session or a person. Lines older than `CART_HOURS` are not there. */
export interface Carts {
  lines(subject: string, now: Date): Promise<readonly CartLine[]>;
  /** The same debt again only renews what was seen. FULL when `CART_MAX` unpaid lines are there. */
  add(subject: string, key: DebtKey, seen: Cents, now: Date): Promise<'ADDED' | 'FULL'>;
  remove(subject: string, id: bigint): Promise<void>;
  empty(subject: string): Promise<void>;
  /** Moves the lines of one cart to another, as far as they fit; the first is empty then. */
  merge(from: string, to: string, now: Date): Promise<void>;
}

/** References to debts that only we can read: bound to who got them, and short-lived. */
export interface References {
  seal(key: DebtKey, subject: string, now: Date): string;
  /** Undefined for anything that we did not write for this subject, or too long ago. */
  open(reference: string, subject: string, now: Date): DebtKey | undefined;
}
