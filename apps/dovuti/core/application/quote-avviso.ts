import type { QuoteRequest, QuoteResponse } from '@mypay/contracts';
import { type Clock, type CodiceFiscaleEnte, dateInRome, type UnitOfWork } from '@mypay/kernel';
import { iuvOfAvviso, quoteAvvisoContent, type Quote } from '../domain/quote';
import type { DovutiStores } from './ports';

/** Answers pagamenti, on verification and activation, as the owner of the debt. Changes nothing. */
export class QuoteAvviso {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  execute(codiceFiscale: CodiceFiscaleEnte, request: QuoteRequest): Promise<QuoteResponse> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro: register, dovuti }) => {
      const ente = await register.ente();
      const iuv = ente && iuvOfAvviso(request.numeroAvviso, ente);
      if (!ente || iuv === undefined) return toResponse({ pagabile: false, causa: 'SCONOSCIUTO' });
      const righe = await dovuti.withIuv(iuv);
      const tipi = new Map(
        await Promise.all(
          [...new Set(righe.map((r) => r.dati.tipoDovuto))].map(
            async (codice) => [codice, await register.tipo(codice)] as const,
          ),
        ),
      );
      return toResponse(
        quoteAvvisoContent({
          codiceFiscale,
          ente,
          righe,
          tipo: (codice) => tipi.get(codice),
          today: dateInRome(this.clock.now()),
          transferType: request.transferType,
        }),
      );
    });
  }
}

/** The core's quote in the words of the contract. */
export function toResponse(quote: Quote): QuoteResponse {
  if (!quote.pagabile) return { esito: 'NON_PAGABILE', causa: quote.causa };
  const { dati: content } = quote;
  return {
    esito: 'PAGABILE',
    iuv: content.iuv ?? '',
    importoCents: quote.importo,
    dataScadenza: quote.scadenza,
    causale: quote.causale,
    denominazioneEnte: quote.denominazioneEnte,
    tuttiContiPostali: quote.tuttiContiPostali,
    debitore: { tipo: content.debitore.tipo, codice: content.debitore.codice, anagrafica: content.debitore.anagrafica },
    iud: content.iud,
    tipoDovuto: content.tipoDovuto,
    ...(content.bilancio === undefined ? {} : { bilancio: content.bilancio }),
    versamenti: quote.versamenti.map(({ importo, metadati, ...rest }) => ({
      ...rest,
      importoCents: importo,
      metadati: { ...metadati },
    })),
  };
}
