import type { QuoteRequest, QuoteResponse } from '@mypay/contracts';
import { type Clock, type CodiceFiscaleEnte, dateInRome, type UnitOfWork } from '@mypay/kernel';
import { iuvDellAvviso, quota, type Quotazione } from '../domain/quotazione';
import type { DovutiStores } from './ports';

/** Answers pagamenti, on verification and activation, as the owner of the debt. Changes nothing. */
export class QuotaAvviso {
  constructor(
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  execute(codiceFiscale: CodiceFiscaleEnte, richiesta: QuoteRequest): Promise<QuoteResponse> {
    return this.unitOfWork.run(codiceFiscale, async ({ registro, dovuti }) => {
      const ente = await registro.ente();
      const iuv = ente && iuvDellAvviso(richiesta.numeroAvviso, ente);
      if (!ente || iuv === undefined) return toResponse({ pagabile: false, causa: 'SCONOSCIUTO' });
      const righe = await dovuti.withIuv(iuv);
      const tipi = new Map(
        await Promise.all(
          [...new Set(righe.map((r) => r.dati.tipoDovuto))].map(
            async (codice) => [codice, await registro.tipo(codice)] as const,
          ),
        ),
      );
      return toResponse(
        quota({
          codiceFiscale,
          ente,
          righe,
          tipo: (codice) => tipi.get(codice),
          oggi: dateInRome(this.clock.now()),
          transferType: richiesta.transferType,
        }),
      );
    });
  }
}

/** The core's quote in the words of the contract. */
export function toResponse(quotazione: Quotazione): QuoteResponse {
  if (!quotazione.pagabile) return { esito: 'NON_PAGABILE', causa: quotazione.causa };
  const { dati } = quotazione;
  return {
    esito: 'PAGABILE',
    iuv: dati.iuv ?? '',
    importoCents: quotazione.importo,
    dataScadenza: quotazione.scadenza,
    causale: quotazione.causale,
    denominazioneEnte: quotazione.denominazioneEnte,
    tuttiContiPostali: quotazione.tuttiContiPostali,
    debitore: { tipo: dati.debitore.tipo, codice: dati.debitore.codice, anagrafica: dati.debitore.anagrafica },
    iud: dati.iud,
    tipoDovuto: dati.tipoDovuto,
    ...(dati.bilancio === undefined ? {} : { bilancio: dati.bilancio }),
    versamenti: quotazione.versamenti.map(({ importo, metadati, ...resto }) => ({
      ...resto,
      importoCents: importo,
      metadati: { ...metadati },
    })),
  };
}
