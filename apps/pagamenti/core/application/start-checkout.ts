import { createHash } from 'node:crypto';
import { cents, type Clock, type CodiceFiscaleEnte, formatEuro, maskedName, type NumeroAvviso } from '@mypay/kernel';
import { CHECKOUT_MS, type Checkout, checkoutKey, type ReturnHint, type VoceCheckout } from '../domain/checkout';
import { PagamentiError } from '../domain/errors';
import type { CitizenCarts, CheckoutNodo, Checkouts, WantedAvviso } from './checkout-ports';
import { isAboutNotice, type PayableAvviso, type QuoteNotice } from './quote-notice';

export interface CheckoutRequest {
  readonly soggetto: string;
  /** Absent: what stands in the cart of the subject. */
  readonly avvisi?: readonly WantedAvviso[] | undefined;
  readonly email?: string | undefined;
  readonly accettaImporti: boolean;
  /** Where the browser comes back to, of a checkout. */
  readonly esitoUrl: (id: string, ritorno?: ReturnHint) => string;
}

const MAX_AVVISI = 5;
/** Stands for every debtor without a code, so it is no proof of being one of them. */
const NOBODY = 'ANONIMO';

/**
 * Sends a cart to the node's Checkout: every notice is quoted now, the row is written before the node is asked, and who asks
 * twice (two clicks, two tabs, a crash in between) gets the same cart. Source: pagopa-node.md §3.2, §6.
 */
export class StartCheckout {
  constructor(
    private readonly carts: CitizenCarts,
    private readonly quotes: QuoteNotice,
    private readonly checkouts: Checkouts,
    private readonly nodo: CheckoutNodo,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the checkout and the page to which the browser goes
   * @throws PagamentiError `CARRELLO_VUOTO`, `CARRELLO_TROPPO_GRANDE`, `IMPORTO_CAMBIATO`, why a notice cannot be paid, or the node's own
   */
  async execute(request: CheckoutRequest): Promise<{ id: string; url: string }> {
    const wanted = distinct(request.avvisi ?? (await this.carts.of(request.soggetto)));
    if (wanted.length === 0) throw new PagamentiError('CARRELLO_VUOTO', 'Non c’è nulla da pagare');
    if (wanted.length > MAX_AVVISI)
      throw new PagamentiError('CARRELLO_TROPPO_GRANDE', `Si pagano al più ${MAX_AVVISI} avvisi alla volta`);
    const payable = await Promise.all(wanted.map((avviso) => this.quote(avviso)));
    if (!request.accettaImporti) verifyAmounts(wanted, payable);

    const items = payable.map(toVoce);
    const now = this.clock.now();
    const checkout = await this.checkouts.begin({
      chiave: createHash('sha256').update(checkoutKey(request.soggetto, items)).digest('hex'),
      voci: items,
      email: request.email,
      creatoIl: now,
      scadeIl: new Date(now.getTime() + CHECKOUT_MS),
    });
    // Who came back with success waits for the receipt: the node's page has nothing more to say.
    if (checkout.ritorno === 'OK') return { id: checkout.id, url: request.esitoUrl(checkout.id) };
    const { id } = checkout;
    return { id, url: checkout.url ?? (await this.open(checkout, request, payable)) };
  }

  private async open(checkout: Checkout, request: CheckoutRequest, payable: readonly PayableAvviso[]): Promise<string> {
    const { id, idCarrello, voci } = checkout;
    try {
      const url = await this.nodo.open({
        idCarrello,
        voci,
        email: request.email,
        tuttiContiPostali: payable.every(({ quote }) => quote.tuttiContiPostali),
        ritorno: (esito) => request.esitoUrl(id, esito),
      });
      return (await this.checkouts.opened(id, url)) ?? request.esitoUrl(id);
    } catch (error) {
      // A refusal is the node's last word. Without an answer the row stays, and the next request goes on with it.
      if (error instanceof PagamentiError && error.code === 'CHECKOUT_RIFIUTATO')
        await this.checkouts.close(id, 'RIFIUTATO_DAL_NODO', this.clock.now());
      throw error;
    }
  }

  private async quote({ ente, numeroAvviso, codiceFiscale }: WantedAvviso): Promise<PayableAvviso> {
    // Who has no code shows the name on the notice, to the search of notices; the number alone opens nothing (dovuti.md §14.4).
    if (codiceFiscale?.toUpperCase() === NOBODY) throw unknownNotice(numeroAvviso);
    const payable = await this.quotes.payable(ente, numeroAvviso, 'VERIFICA').catch((error: unknown) => {
      if (!(error instanceof PagamentiError)) throw error;
      // What is no more payable names no debtor to compare: who has the number alone shall not learn its state.
      if (codiceFiscale !== undefined && isAboutNotice(error.code)) throw unknownNotice(numeroAvviso);
      throw new PagamentiError(error.code, error.message, { numeroAvviso });
    });
    // One answer for a notice that is not there and for one whose debtor is somebody else.
    if (codiceFiscale !== undefined && codiceFiscale.toUpperCase() !== payable.quote.debitore.codice.toUpperCase())
      throw unknownNotice(numeroAvviso);
    return payable;
  }
}

const unknownNotice = (numeroAvviso: string) =>
  new PagamentiError('AVVISO_SCONOSCIUTO', 'Avviso sconosciuto', { numeroAvviso });

function distinct(avvisi: readonly WantedAvviso[]): readonly WantedAvviso[] {
  return [...new Map(avvisi.map((avviso) => [`${avviso.ente}/${avviso.numeroAvviso}`, avviso])).values()];
}

function verifyAmounts(wanted: readonly WantedAvviso[], payable: readonly PayableAvviso[]): void {
  const changed = payable.flatMap(({ ente, numeroAvviso, quote }, at) => {
    const seen = wanted[at]?.importoVisto;
    return seen === undefined || seen === quote.importoCents
      ? []
      : [{ codiceFiscaleEnte: ente, numeroAvviso, vecchio: formatEuro(seen), nuovo: formatEuro(quote.importoCents) }];
  });
  if (changed.length > 0)
    throw new PagamentiError('IMPORTO_CAMBIATO', 'L’importo è cambiato da quando è stato visto', { avvisi: changed });
}

const toVoce = ({ ente, numeroAvviso, quote }: PayableAvviso): VoceCheckout => ({
  ente: ente satisfies CodiceFiscaleEnte,
  numeroAvviso: numeroAvviso satisfies NumeroAvviso,
  iuv: quote.iuv,
  importo: cents(quote.importoCents),
  causale: quote.causale,
  denominazioneEnte: quote.denominazioneEnte,
  tipoDovuto: quote.tipoDovuto,
  intestatario: maskedName(quote.debitore.anagrafica),
});
