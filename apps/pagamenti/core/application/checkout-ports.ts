import type { Cents, CodiceFiscaleEnte, NumeroAvviso } from '@mypay/kernel';
import type { Checkout, ReturnHint, VoceCheckout } from '../domain/checkout';

/** A notice that somebody wants to pay, and what that person saw it cost. */
export interface WantedAvviso {
  readonly ente: string;
  readonly numeroAvviso: string;
  readonly importoVisto?: Cents | undefined;
  /** Of the debtor: who names a notice by itself must know it. Absent for those of a cart, where it was asked. */
  readonly codiceFiscale?: string | undefined;
}

/** Carts of citizens, which dovuti owns. @throws PagamentiError `CARRELLO_NON_DISPONIBILE` */
export interface CitizenCarts {
  of(soggetto: string): Promise<readonly WantedAvviso[]>;
}

export interface NodeCart {
  readonly idCarrello: string;
  readonly voci: readonly VoceCheckout[];
  readonly email?: string | undefined;
  /** Whether every slice of every notice goes to a postal account. */
  readonly tuttiContiPostali: boolean;
  /** Where the browser comes back to; the reason is added to it. */
  readonly ritorno: (esito: ReturnHint) => string;
}

/** The node's `POST /carts`. */
export interface CheckoutNodo {
  /**
   * The page to which the browser is sent. A second cart for the same notices is harmless: it activates when the person pays.
   * @throws PagamentiError `CHECKOUT_RIFIUTATO`, `CHECKOUT_NON_DISPONIBILE`
   */
  open(cart: NodeCart): Promise<string>;
}

export interface NewCheckout {
  readonly chiave: string;
  readonly voci: readonly VoceCheckout[];
  readonly email?: string | undefined;
  readonly creatoIl: Date;
  readonly scadeIl: Date;
}

/** Carts sent to the node, as rows; each call is one transaction. */
export interface Checkouts {
  /** The open cart of this key, whoever else begins it now; a new one when there is none. */
  begin(fresh: NewCheckout): Promise<Checkout>;
  /** Keeps the page that the node gave; of two answers the first counts. @returns the page kept; undefined when the cart is closed */
  opened(id: string, url: string): Promise<string | undefined>;
  close(id: string, reason: string, now: Date): Promise<void>;
  find(id: string): Promise<Checkout | undefined>;
  /** What the browser said; the last word counts, and a failure makes room for another try. */
  returned(id: string, hint: ReturnHint, now: Date): Promise<void>;
  /** Closes those whose time is over. @returns how many */
  closeExpired(now: Date, unconfirmedBefore: Date): Promise<number>;
}

/** What a person sees of the receipt of a notice. */
export interface KnownReceipt {
  readonly ente: CodiceFiscaleEnte;
  readonly rtId: string;
  readonly importo: Cents;
  readonly psp: string;
  readonly pagatoIl: Date;
  /** What the receipt says that it was paid for (`paymentNote`): the name of the cart, when it was one of ours. */
  readonly nota?: string | undefined;
}

export interface Receipts {
  /** OK receipts of these notices, of their own titolare, the first of each. */
  of(
    notices: readonly { readonly ente: CodiceFiscaleEnte; readonly numeroAvviso: NumeroAvviso }[],
  ): Promise<ReadonlyMap<string, KnownReceipt>>;
}
