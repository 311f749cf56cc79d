import { randomBytes } from 'node:crypto';
import { plusMs } from '../books/dates';
import type { Cents, Instant } from '../books/model';
import { readEuro, writeEuro } from '../books/money';
import type { VirtualClock } from '../clock/virtual-clock';
import type { PspFault } from '../psp/psp-client';
import type { Statements, Store } from '../store/store';
import type { CartRequest } from './cart-request';

/** `ABBANDONATO`: its notices are activated and nobody says more; they are payable again when the tokens expire. */
export type CartState =
  'APERTO' | 'IN_CORSO' | 'PAGATO' | 'RIFIUTATO' | 'ANNULLATO' | 'SCADUTO' | 'NON_RIUSCITO' | 'ABBANDONATO';

export const CART_ACTIONS = ['paga', 'rifiuta', 'abbandona', 'annulla', 'scaduta'] as const;
export const RECEIPT_WAYS = ['subito', 'tardi', 'unora', 'persa'] as const;

/** What the person at the page chose; `receipt` says how the receipt of a payment shall travel. */
export interface CartChoice {
  readonly action: (typeof CART_ACTIONS)[number];
  readonly psp: string;
  readonly receipt: (typeof RECEIPT_WAYS)[number];
  readonly email?: string | undefined;
}

interface CartDocument {
  readonly request: CartRequest;
  readonly choice?: CartChoice;
  readonly fault?: PspFault;
}

export interface CartItem {
  readonly position: number;
  readonly ec: string;
  readonly notice: string;
  readonly amount: Cents;
  readonly token: string | undefined;
}

export interface Cart extends CartDocument {
  readonly id: string;
  readonly state: CartState;
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  readonly items: readonly CartItem[];
}

/** How long a page may stay open before it must be begun again. Source: pagopa-node.md §6, the life of a token. */
const SESSION_MS = 1_800_000;

/** What an action leads to before anything is asked of the node. */
const NEXT: Record<CartChoice['action'], CartState> = {
  paga: 'IN_CORSO',
  rifiuta: 'IN_CORSO',
  abbandona: 'IN_CORSO',
  annulla: 'ANNULLATO',
  scaduta: 'SCADUTO',
};

interface CartRow {
  readonly id: string;
  readonly stato: CartState;
  readonly creato: Instant;
  readonly scade: Instant;
  readonly doc: CartDocument;
}

interface ItemRow {
  readonly posizione: number;
  readonly ec: string;
  readonly avviso: string;
  readonly importo: string;
  readonly token: string | null;
}

/** Carts of Checkout, as rows. */
export class Carts {
  constructor(
    private readonly store: Store,
    private readonly clock: VirtualClock,
  ) {}

  /** A new cart; the same request twice makes two, of which at most one can be paid. @returns its id */
  open(request: CartRequest): Promise<string> {
    const id = randomBytes(16).toString('hex');
    const now = this.clock.now();
    return this.store.transaction(async (tx) => {
      await tx.run(
        `insert into carrelli (id, id_cart, stato, creato, scade, doc) values ($1, $2, 'APERTO', $3, $4, $5)`,
        [id, request.idCart ?? null, now, plusMs(now, SESSION_MS), JSON.stringify({ request } satisfies CartDocument)],
      );
      for (const [at, { ec, notice, amount }] of request.notices.entries())
        await tx.run(
          'insert into carrelli_avvisi (carrello, posizione, ec, avviso, importo) values ($1, $2, $3, $4, $5)',
          [id, at + 1, ec, notice, writeEuro(amount)],
        );
      return id;
    });
  }

  async find(id: string): Promise<Cart | undefined> {
    const [row] = await this.store.rows<CartRow>('select id, stato, creato, scade, doc from carrelli where id = $1', [
      id,
    ]);
    return row && this.whole(this.store, row);
  }

  /** The newest carts, those with this `idCart`, or those that hold this notice. */
  async list(filter: { readonly idCart?: string | undefined; readonly notice?: string | undefined }): Promise<Cart[]> {
    const rows = await this.store.rows<CartRow>(
      `select id, stato, creato, scade, doc from carrelli c
        where ($1::text is null or id_cart = $1)
          and ($2::text is null or exists (select 1 from carrelli_avvisi a where a.carrello = c.id and a.avviso = $2))
        order by ord desc limit 100`,
      [filter.idCart, filter.notice],
    );
    return Promise.all(rows.map((row) => this.whole(this.store, row)));
  }

  /** Carts whose payment a stop or a crash cut. */
  async underWay(): Promise<string[]> {
    return (await this.store.rows<{ id: string }>(`select id from carrelli where stato = 'IN_CORSO' order by ord`)).map(
      ({ id }) => id,
    );
  }

  /**
   * The choice takes an open cart, once: of two clicks one is the first. A page open for too long takes nothing.
   * @returns the cart as it now stands, and whether this call took it
   */
  take(id: string, choice: CartChoice): Promise<{ cart: Cart; taken: boolean } | undefined> {
    return this.store.transaction(async (tx) => {
      const [row] = await tx.rows<CartRow>(
        'select id, stato, creato, scade, doc from carrelli where id = $1 for update',
        [id],
      );
      if (!row) return undefined;
      if (row.stato !== 'APERTO') return { cart: await this.whole(tx, row), taken: false };
      const stato = row.scade <= this.clock.now() ? 'SCADUTO' : NEXT[choice.action];
      const doc: CartDocument = { ...row.doc, choice };
      await tx.run('update carrelli set stato = $2, doc = $3 where id = $1', [id, stato, JSON.stringify(doc)]);
      return { cart: await this.whole(tx, { ...row, stato, doc }), taken: stato === NEXT[choice.action] };
    });
  }

  async activated(id: string, position: number, token: string, amount: Cents): Promise<void> {
    await this.store.run('update carrelli_avvisi set token = $3, importo = $4 where carrello = $1 and posizione = $2', [
      id,
      position,
      token,
      writeEuro(amount),
    ]);
  }

  async conclude(id: string, state: CartState, fault?: PspFault): Promise<void> {
    await this.store.run(
      `update carrelli set stato = $2, doc = doc || $3::jsonb where id = $1 and stato = 'IN_CORSO'`,
      [id, state, JSON.stringify(fault ? { fault } : {})],
    );
  }

  private async whole(on: Statements, { id, stato, creato, scade, doc }: CartRow): Promise<Cart> {
    const items = await on.rows<ItemRow>(
      'select posizione, ec, avviso, importo, token from carrelli_avvisi where carrello = $1 order by posizione',
      [id],
    );
    return {
      ...doc,
      id,
      state: stato,
      openedAt: creato,
      expiresAt: scade,
      items: items.map(({ posizione, ec, avviso, importo, token }) => ({
        position: posizione,
        ec,
        notice: avviso,
        amount: readEuro(importo),
        token: token ?? undefined,
      })),
    };
  }
}
