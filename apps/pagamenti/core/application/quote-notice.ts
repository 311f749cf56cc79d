import type { UnpayableReason, QuoteOk, QuoteRequest } from '@mypay/contracts';
import { type CodiceFiscaleEnte, readAvviso, type NumeroAvviso, sumCents, type UnitOfWork } from '@mypay/kernel';
import { type Addressee, verifyAddressee, verifyStato } from '../domain/addressee';
import { PagamentiError, type PagamentiErrorCode } from '../domain/errors';
import type { Enti, PagamentiStores, Quotes } from './ports';

/** Why a notice is not payable, as a refusal of ours. Source: pagopa-node.md §4.6. */
const REFUSALS: Record<UnpayableReason, [PagamentiErrorCode, string]> = {
  SCONOSCIUTO: ['AVVISO_SCONOSCIUTO', 'Avviso sconosciuto'],
  ANNULLATO: ['AVVISO_ANNULLATO', "Avviso annullato dall'ente"],
  GIA_PAGATO: ['AVVISO_PAGATO', 'Avviso già pagato'],
  IN_CORSO: ['AVVISO_IN_CORSO', 'Un altro avviso dello stesso debito è in pagamento'],
  SCADUTO: ['AVVISO_SCADUTO', 'Avviso scaduto e non più pagabile'],
  TIPO_NON_PAGABILE: ['AVVISO_NON_PAGABILE', 'Il tipo di dovuto non è pagabile con avviso'],
  POSIZIONI_MULTIPLE: ['AVVISO_AMBIGUO', 'Più posizioni con lo stesso avviso'],
  DATI_INCOMPLETI: ['AVVISO_NON_PAGABILE', 'Posizione non ancora pagabile'],
  CONTO_POSTALE_ASSENTE: ['CONTO_POSTALE_ASSENTE', 'Nessun conto postale per questa posizione'],
};

/** Whether a refusal tells something of the notice itself, which is not everybody's to know. */
export const isAboutNotice = (code: PagamentiErrorCode): boolean =>
  Object.values(REFUSALS).some(([about]) => about === code);

export interface AvvisoRequest extends Addressee {
  readonly avviso: { readonly ente: string; readonly numeroAvviso: string };
  readonly transferType?: 'POSTAL' | 'PAGOPA' | undefined;
}

export interface PayableAvviso {
  readonly ente: CodiceFiscaleEnte;
  readonly numeroAvviso: NumeroAvviso;
  readonly quote: QuoteOk;
}

/** What verification and activation share: who is asked, is it paid already, what does its owner say. Changes nothing. */
export class QuoteNotice {
  constructor(
    private readonly enti: Enti,
    private readonly unitOfWork: UnitOfWork<PagamentiStores>,
    private readonly quotes: Quotes,
  ) {}

  /** @throws PagamentiError any of pagopa-node.md §4.1 steps 2–6, by the first step that fails */
  async execute(request: AvvisoRequest, purpose: QuoteRequest['scopo']): Promise<PayableAvviso> {
    const found = await this.enti.find(request.idPa);
    verifyAddressee(request, found, request.avviso);
    return this.ask(found.ente, request.avviso.numeroAvviso as NumeroAvviso, purpose, request.transferType);
  }

  /** The same for a notice that the node has not asked about. @throws PagamentiError as `execute`, but for the addressee */
  async payable(idPa: string, numeroAvviso: string, purpose: QuoteRequest['scopo']): Promise<PayableAvviso> {
    const found = await this.enti.find(idPa);
    if (!found) throw new PagamentiError('AVVISO_SCONOSCIUTO', 'Avviso sconosciuto');
    verifyStato(found);
    return this.ask(found.ente, numeroAvviso as NumeroAvviso, purpose, undefined);
  }

  private async ask(
    ente: CodiceFiscaleEnte,
    numeroAvviso: NumeroAvviso,
    purpose: QuoteRequest['scopo'],
    transferType: AvvisoRequest['transferType'],
  ): Promise<PayableAvviso> {
    if (readAvviso(numeroAvviso) === undefined)
      throw new PagamentiError('AVVISO_SCONOSCIUTO', 'Numero avviso non di questo ente');
    // Our own receipts know of a payment before dovuti has heard of it.
    if (await this.unitOfWork.run(ente, ({ ricevute }) => ricevute.isPagato(numeroAvviso)))
      throw new PagamentiError('AVVISO_PAGATO', 'Avviso già pagato');
    const quote = await this.quotes.quote(ente, {
      numeroAvviso,
      scopo: purpose,
      ...(transferType === undefined ? {} : { transferType }),
    });
    if (quote.esito === 'NON_PAGABILE') throw new PagamentiError(...REFUSALS[quote.causa]);
    if (quote.importoCents <= 0n || quote.importoCents !== sumCents(quote.versamenti.map((v) => v.importoCents)))
      throw new PagamentiError('AVVISO_NON_PAGABILE', 'Importi della posizione incoerenti');
    return { ente, numeroAvviso, quote };
  }
}
