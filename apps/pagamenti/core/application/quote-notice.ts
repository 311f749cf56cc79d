import type { UnpayableReason, QuoteOk, QuoteRequest } from '@mypay/contracts';
import { type CodiceFiscaleEnte, readAvviso, type NumeroAvviso, sumCents, type UnitOfWork } from '@mypay/kernel';
import { type Destinatario, verificaDestinatario } from '../domain/destinatario';
import { PagamentiError, type PagamentiErrorCode } from '../domain/errors';
import type { Enti, PagamentiStores, Preventivi } from './ports';

/** Why a notice is not payable, as a refusal of ours. Source: pagopa-node.md §4.6. */
const RIFIUTI: Record<UnpayableReason, [PagamentiErrorCode, string]> = {
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

export interface RichiestaAvviso extends Destinatario {
  readonly avviso: { readonly ente: string; readonly numeroAvviso: string };
  readonly transferType?: 'POSTAL' | 'PAGOPA' | undefined;
}

export interface AvvisoPagabile {
  readonly ente: CodiceFiscaleEnte;
  readonly numeroAvviso: NumeroAvviso;
  readonly quote: QuoteOk;
}

/** What verification and activation share: who is asked, is it paid already, what does its owner say. Changes nothing. */
export class QuoteNotice {
  constructor(
    private readonly enti: Enti,
    private readonly unitOfWork: UnitOfWork<PagamentiStores>,
    private readonly preventivi: Preventivi,
  ) {}

  /** @throws PagamentiError any of pagopa-node.md §4.1 steps 2–6, by the first step that fails */
  async execute(richiesta: RichiestaAvviso, scopo: QuoteRequest['scopo']): Promise<AvvisoPagabile> {
    const trovato = await this.enti.find(richiesta.idPa);
    verificaDestinatario(richiesta, trovato, richiesta.avviso);
    const { ente } = trovato;
    const numeroAvviso = richiesta.avviso.numeroAvviso as NumeroAvviso;
    if (readAvviso(numeroAvviso) === undefined)
      throw new PagamentiError('AVVISO_SCONOSCIUTO', 'Numero avviso non di questo ente');
    // Our own receipts know of a payment before dovuti has heard of it.
    if (await this.unitOfWork.run(ente, ({ ricevute }) => ricevute.isPagato(numeroAvviso)))
      throw new PagamentiError('AVVISO_PAGATO', 'Avviso già pagato');
    const quote = await this.preventivi.quote(ente, {
      numeroAvviso,
      scopo,
      ...(richiesta.transferType === undefined ? {} : { transferType: richiesta.transferType }),
    });
    if (quote.esito === 'NON_PAGABILE') throw new PagamentiError(...RIFIUTI[quote.causa]);
    if (quote.importoCents <= 0n || quote.importoCents !== sumCents(quote.versamenti.map((v) => v.importoCents)))
      throw new PagamentiError('AVVISO_NON_PAGABILE', 'Importi della posizione incoerenti');
    return { ente, numeroAvviso, quote };
  }
}
