import { createHash } from 'node:crypto';
import { bankDayAfter, romeOf } from '../books/dates';
import { cents, readEuro } from '../books/money';
import type { VirtualClock } from '../clock/virtual-clock';
import type { Logger } from '@mypay/platform/log';
import { alreadySo } from '../psp/counter';
import type { PspAnswer, PspClient, PspFault } from '../psp/psp-client';
import type { Registry, RegisteredPsp } from '../registry/registry';
import type { Store } from '../store/store';
import { textAt } from '../wire/xml-reader';
import type { Cart, CartChoice, CartItem, Carts, CartState } from './carts';

/** When the receipt of a payment leaves, in virtual milliseconds after the outcome; `subito` leaves it as planned. */
const RECEIPT_DELAYS: Record<CartChoice['receipt'], readonly number[] | undefined> = {
  subito: undefined,
  tardi: [20_000],
  unora: [3_600_000],
  persa: [],
};

/** What each PSP asks of who pays on line, in cents, in the order of the profile. */
const FEES = [100, 150, 75, 200] as const;

/**
 * The payment behind Checkout's pages: it goes the node's own road, notice by notice, and all notices share one outcome.
 * A payment that a crash cuts goes on at the next start, under the same idempotency keys. Source: pagopa-node.md §3.2.
 */
export class Checkout {
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly carts: Carts,
    private readonly client: PspClient,
    private readonly registry: Registry,
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly log: Logger,
  ) {}

  /** What this PSP asks of who pays on line. */
  feeOf(psp: RegisteredPsp): ReturnType<typeof cents> {
    return cents(FEES[this.registry.psps.indexOf(psp)] ?? 0);
  }

  /** Does what the person chose, once; a second click gets what became of the first. Undefined: no such cart. */
  async act(id: string, choice: CartChoice): Promise<Cart | undefined> {
    const taken = await this.carts.take(id, choice);
    if (taken?.cart.state === 'IN_CORSO') await this.settle(id);
    return this.carts.find(id);
  }

  /** Goes on with what a stop or a crash cut. */
  start(): void {
    void (async () => {
      for (const id of await this.carts.underWay()) await this.settle(id);
    })().catch((error: unknown) => this.log.warn({ err: error }, 'a cart could not go on'));
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.underWay.values());
  }

  /** One payment of a cart at a time in this process. */
  private settle(id: string): Promise<void> {
    const known = this.underWay.get(id);
    if (known) return known;
    const work = this.pay(id).finally(() => this.underWay.delete(id));
    this.underWay.set(id, work);
    return work;
  }

  private async pay(id: string): Promise<void> {
    const cart = await this.carts.find(id);
    const psp = cart?.choice && this.registry.psp(cart.choice.psp);
    if (!cart?.choice || cart.state !== 'IN_CORSO') return;
    if (!psp) return this.carts.conclude(id, 'NON_RIUSCITO', { faultCode: 'PPT_PSP_SCONOSCIUTO', faultString: '' });
    const tokens: string[] = [];
    for (const item of cart.items) {
      const activation = item.token === undefined ? await this.activate(cart, psp, item) : item.token;
      if (typeof activation === 'string') {
        tokens.push(activation);
        continue;
      }
      // None or all: what was activated is let go, so that it can be paid elsewhere at once.
      for (const token of tokens) await this.report(cart, psp, [token], 'KO');
      return this.carts.conclude(id, 'NON_RIUSCITO', activation.fault);
    }
    await this.conclude(cart, cart.choice, psp, tokens);
  }

  private async conclude(cart: Cart, choice: CartChoice, psp: RegisteredPsp, tokens: readonly string[]): Promise<void> {
    if (choice.action === 'abbandona') return this.carts.conclude(cart.id, 'ABBANDONATO');
    if (choice.action === 'rifiuta') {
      await this.report(cart, psp, tokens, 'KO');
      return this.carts.conclude(cart.id, 'RIFIUTATO');
    }
    await this.planReceipts(tokens, choice.receipt);
    const answer = await this.report(cart, psp, tokens, 'OK');
    const paid = answer.outcome === 'OK' || alreadySo(answer);
    await this.carts.conclude(cart.id, paid ? 'PAGATO' : 'NON_RIUSCITO', paid ? undefined : answer.fault);
  }

  private async activate(cart: Cart, psp: RegisteredPsp, item: CartItem): Promise<string | { fault?: PspFault }> {
    const answer = await this.client.activate(psp, {
      ec: item.ec,
      notice: item.notice,
      amount: item.amount,
      idempotencyKey: keyOf(psp, `${cart.id}|${item.position}`),
      paymentNote: cart.request.idCart,
      online: { paymentMethod: 'CP', touchPoint: 'CHECKOUT' },
    });
    if (answer.outcome === 'KO') return answer.fault ? { fault: answer.fault } : {};
    const token = textAt(answer.root, 'paymentToken') ?? '';
    await this.carts.activated(cart.id, item.position, token, readEuro(textAt(answer.root, 'totalAmount') ?? ''));
    return token;
  }

  private async planReceipts(tokens: readonly string[], way: CartChoice['receipt']): Promise<void> {
    const delaysMs = RECEIPT_DELAYS[way];
    if (!delaysMs) return;
    await this.store.run(
      `update pagamenti set doc = jsonb_set(doc, '{plan,receipt,delaysMs}', $2::jsonb) where token = any($1) and stato = 'PAYING'`,
      [tokens, JSON.stringify(delaysMs)],
    );
  }

  private report(cart: Cart, psp: RegisteredPsp, tokens: readonly string[], outcome: 'OK' | 'KO'): Promise<PspAnswer> {
    const { day } = romeOf(this.clock.now());
    return this.client.outcome(psp, {
      tokens,
      outcome,
      idempotencyKey: keyOf(psp, `${cart.id}|${outcome}|${tokens.join()}`),
      method: 'creditCard',
      channel: 'onLine',
      fee: this.feeOf(psp),
      applicationDate: day,
      transferDate: bankDayAfter(day, 1),
    });
  }
}

const keyOf = (psp: RegisteredPsp, seed: string): string =>
  `${psp.codiceFiscale}_${createHash('sha256').update(`checkout|${seed}`).digest('hex').slice(0, 10)}`;

/** Where the browser goes back to; undefined as long as nothing is decided, or when it was closed. */
export function returnOf({ state, request }: Cart): string | undefined {
  const { ok, cancel, error } = request.returnUrls;
  const urls: Partial<Record<CartState, string>> = {
    PAGATO: ok,
    ANNULLATO: cancel,
    RIFIUTATO: error,
    SCADUTO: error,
    NON_RIUSCITO: error,
  };
  return urls[state];
}
