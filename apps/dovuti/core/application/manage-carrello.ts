import { type Clock, dateInRome, type UnitOfWork } from '@mypay/kernel';
import { DovutiError } from '../domain/errors';
import { type CitizenDebt, citizenDebt } from './citizen-debt';
import { CART_MAX, type CartLine, type Carts, type References } from './citizen-ports';
import type { DovutiStores } from './ports';

/** A line of the cart with its debt as it stands now; without one when the debt is gone. */
export interface CartItemNow {
  readonly line: CartLine;
  readonly debt: CitizenDebt | undefined;
}

/** The cart of a citizen: at most five payments of any enti, each once, quoted again whenever it is looked at. Source: ui.md C-08. */
export class ManageCarrello {
  constructor(
    private readonly carts: Carts,
    private readonly references: References,
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** Which debts are in the cart, unpaid. */
  async keys(subject: string): Promise<readonly CartLine[]> {
    return (await this.carts.lines(subject, this.clock.now())).filter(({ paidAt }) => paidAt === undefined);
  }

  async show(subject: string): Promise<readonly CartItemNow[]> {
    const items: CartItemNow[] = [];
    for (const line of await this.carts.lines(subject, this.clock.now()))
      items.push({ line, debt: await this.debt(line) });
    return items;
  }

  /**
   * Puts in what a reference names; the same again only renews the amount seen, so a double click is nothing.
   * @throws DovutiError `RIFERIMENTO_NON_VALIDO`, `VOCE_NON_PAGABILE`, `CARRELLO_PIENO`
   */
  async add(subject: string, reference: string): Promise<void> {
    const now = this.clock.now();
    const key = this.references.open(reference, subject, now);
    const debt = key && (await this.debt(key));
    if (!key || !debt)
      throw new DovutiError(
        'RIFERIMENTO_NON_VALIDO',
        'Il riferimento non è di questa sessione, o sono passate 24 ore: cercare di nuovo l’avviso.',
      );
    if (!debt.payable)
      throw new DovutiError(
        'VOCE_NON_PAGABILE',
        'Questo pagamento ora non si può mettere nel carrello: guardare il suo stato.',
        { causa: debt.cause, stato: debt.stato },
      );
    if ((await this.carts.add(subject, key, debt.importo, now)) === 'FULL')
      throw new DovutiError(
        'CARRELLO_PIENO',
        `Il carrello ha già ${CART_MAX} pagamenti: pagarli, o toglierne uno, poi aggiungere questo.`,
      );
  }

  remove(subject: string, id: bigint): Promise<void> {
    return this.carts.remove(subject, id);
  }

  empty(subject: string): Promise<void> {
    return this.carts.empty(subject);
  }

  /** At login: what the anonymous session had gathered follows the person. */
  merge(from: string, to: string): Promise<void> {
    return from === to ? Promise.resolve() : this.carts.merge(from, to, this.clock.now());
  }

  private debt({ ente, iud }: Pick<CartLine, 'ente' | 'iud'>): Promise<CitizenDebt | undefined> {
    return this.unitOfWork.run(ente, (stores) => citizenDebt(stores, ente, iud, dateInRome(this.clock.now())));
  }
}
