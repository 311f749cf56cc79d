import type { Clock, UnitOfWork } from '@mypay/kernel';
import type { PagamentiStores } from './ports';
import type { PayableAvviso, QuoteNotice, AvvisoRequest } from './quote-notice';

/** The node asks for the payment data: what the quote says of the debt is kept for the receipt to come; the debt is not touched. */
export class ActivatePayment {
  constructor(
    private readonly quoteNotice: QuoteNotice,
    private readonly unitOfWork: UnitOfWork<PagamentiStores>,
    private readonly clock: Clock,
  ) {}

  /** @throws PagamentiError as `QuoteNotice` */
  async execute(request: AvvisoRequest): Promise<PayableAvviso> {
    const payable = await this.quoteNotice.execute(request, 'ATTIVAZIONE');
    const { ente, numeroAvviso, quote } = payable;
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
    return payable;
  }
}
