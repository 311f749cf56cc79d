import type { Clock } from '@mypay/kernel';
import {
  type Checkout,
  type EsitoVoce,
  esitoOfAll,
  esitoWithoutReceipt,
  type ReturnHint,
  type VoceCheckout,
} from '../domain/checkout';
import { PagamentiError } from '../domain/errors';
import type { Checkouts, KnownReceipt, Receipts } from './checkout-ports';

export interface VoceEsito extends VoceCheckout {
  readonly esito: EsitoVoce;
  readonly ricevuta?: KnownReceipt | undefined;
}

export interface Esito {
  readonly checkout: Checkout;
  readonly esito: EsitoVoce | 'PARZIALE';
  readonly voci: readonly VoceEsito[];
  /** The node's page, while it may still be gone on with. */
  readonly riprendi?: string | undefined;
}

/** What has become of a cart: the receipt is believed, the browser's word only when there is none. */
export class ReadEsito {
  constructor(
    private readonly checkouts: Checkouts,
    private readonly receipts: Receipts,
    private readonly clock: Clock,
  ) {}

  /** @throws PagamentiError `ESITO_SCONOSCIUTO` */
  async execute(id: string): Promise<Esito> {
    const checkout = await this.find(id);
    const now = this.clock.now();
    const paid = await this.receipts.of(checkout.voci);
    const rest = esitoWithoutReceipt(checkout, now);
    const items = checkout.voci.map((voce): VoceEsito => {
      const ricevuta = paid.get(`${voce.ente}/${voce.numeroAvviso}`);
      return { ...voce, esito: ricevuta ? 'PAGATO' : rest, ricevuta };
    });
    const esito = esitoOfAll(items.map((voce) => voce.esito));
    return { checkout, esito, voci: items, riprendi: esito === 'IN_CORSO' ? checkout.url : undefined };
  }

  /** Keeps what the browser said when it came back. @throws PagamentiError `ESITO_SCONOSCIUTO` */
  async returned(id: string, hint: ReturnHint): Promise<void> {
    await this.find(id);
    await this.checkouts.returned(id, hint, this.clock.now());
  }

  private async find(id: string): Promise<Checkout> {
    const checkout = /^[0-9a-f]{32}$/.test(id) ? await this.checkouts.find(id) : undefined;
    if (!checkout) throw new PagamentiError('ESITO_SCONOSCIUTO', 'Nessun pagamento con questo identificativo');
    return checkout;
  }
}
