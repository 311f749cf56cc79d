import type { Clock, UnitOfWork } from '@mypay/kernel';
import type { PagamentiStores } from './ports';
import type { AvvisoPagabile, QuoteNotice, RichiestaAvviso } from './quote-notice';

/** The node asks for the payment data: what the quote says of the debt is kept for the receipt to come; the debt is not touched. */
export class ActivatePayment {
  constructor(
    private readonly quoteNotice: QuoteNotice,
    private readonly unitOfWork: UnitOfWork<PagamentiStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws PagamentiError as `QuoteNotice` */
  async execute(richiesta: RichiestaAvviso): Promise<AvvisoPagabile> {
    const pagabile = await this.quoteNotice.execute(richiesta, 'ATTIVAZIONE');
    const { ente, numeroAvviso, quote } = pagabile;
    await this.unitOfWork.run(ente, ({ attivazioni }) =>
      attivazioni.keep({
        numeroAvviso,
        iuv: quote.iuv,
        iud: quote.iud,
        tipoDovuto: quote.tipoDovuto,
        bilancio: quote.bilancio,
        importoCents: quote.importoCents,
        attivataIl: this.clock.now(),
      }),
    );
    return pagabile;
  }
}
