import { type CheckoutNodo, type NodeCart, PagamentiError } from '@mypay/pagamenti-core';

export interface HttpCheckoutConfig {
  readonly url: string;
  readonly subscriptionKey?: string | undefined;
  readonly timeoutMs: number;
}

/** The Checkout EC API. A lost reply leaves at most a cart that nobody opens, so it may be asked again. Source: pagopa-node.md §6. */
export class HttpCheckout implements CheckoutNodo {
  constructor(private readonly config: HttpCheckoutConfig) {}

  async open(cart: NodeCart): Promise<string> {
    const { url, subscriptionKey, timeoutMs } = this.config;
    const response = await fetch(`${url.replace(/\/$/, '')}/carts`, {
      method: 'POST',
      redirect: 'manual', // the page is for the browser
      headers: {
        'content-type': 'application/json',
        ...(subscriptionKey === undefined ? {} : { 'ocp-apim-subscription-key': subscriptionKey }),
      },
      body: JSON.stringify(cartRequest(cart)),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw unavailable({ cause });
    });
    const location = response.headers.get('location');
    await response.body?.cancel();
    if (response.status === 302 && location !== null && /^https?:\/\//.test(location)) return location;
    if (response.status === 400 || response.status === 422)
      throw new PagamentiError('CHECKOUT_RIFIUTATO', 'pagoPA non accetta questo carrello', { stato: response.status });
    throw unavailable({ cause: new Error(`Checkout answered ${response.status}`) });
  }
}

/** `CartRequest`; texts as long as the contract lets them be. */
function cartRequest({ idCarrello, voci, email, tuttiContiPostali, ritorno }: NodeCart) {
  return {
    ...(email === undefined ? {} : { emailNotice: email }),
    paymentNotices: voci.map(({ ente, numeroAvviso, importo, denominazioneEnte, causale }) => ({
      noticeNumber: numeroAvviso,
      fiscalCode: ente,
      amount: Number(importo),
      companyName: denominazioneEnte.slice(0, 140),
      description: causale.slice(0, 140),
    })),
    returnUrls: {
      returnOkUrl: ritorno('OK'),
      returnCancelUrl: ritorno('ANNULLATO'),
      returnErrorUrl: ritorno('ERRORE'),
    },
    idCart: idCarrello,
    allCCP: tuttiContiPostali,
  };
}

const unavailable = (options: ErrorOptions): PagamentiError =>
  Object.assign(new PagamentiError('CHECKOUT_NON_DISPONIBILE', 'pagoPA non risponde ora: riprovare tra poco'), options);
