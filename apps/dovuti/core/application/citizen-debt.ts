import type { Cents, CodiceFiscaleEnte, Iud, LocalDate } from '@mypay/kernel';
import { numeroAvviso } from '../domain/avviso';
import { type CitizenState, citizenState, takesPayments } from '../domain/citizen';
import type { Debitore, Dovuto, Ente, Pagamento } from '../domain/dovuto';
import { type Quote, quoteAvvisoContent, type UnpayableCause } from '../domain/quote';
import { isScaduto } from '../domain/scadenza';
import { shownStato } from '../domain/stato';
import type { DovutiStores } from './ports';

/** A debt as a citizen may see it, with what it costs now. Whether the name is shown is the door's to decide. */
export interface CitizenDebt {
  readonly codiceFiscale: CodiceFiscaleEnte;
  readonly ente: Ente;
  readonly dovuto: Dovuto;
  readonly nameOfTipo: string;
  readonly numeroAvviso: string | undefined;
  readonly stato: CitizenState;
  readonly payable: boolean;
  readonly cause: UnpayableCause | 'ENTE_NON_PAGABILE' | undefined;
  readonly importo: Cents;
  readonly causale: string;
  readonly scadenza: LocalDate | undefined;
  readonly debitore: Debitore;
  readonly pagamento: Pagamento | undefined;
}

/** Reads the debt that bears the IUD now, and quotes it; undefined when it is not there. Inside the transaction of its ente. */
export async function citizenDebt(
  { registro: register, dovuti }: Pick<DovutiStores, 'registro' | 'dovuti'>,
  codiceFiscale: CodiceFiscaleEnte,
  iud: Iud,
  today: LocalDate,
): Promise<CitizenDebt | undefined> {
  const ente = await register.ente();
  const dovuto = ente && (await dovuti.find(iud));
  if (!ente || !dovuto) return undefined;
  const { dati: content, pagamento } = dovuto;
  const tipo = await register.tipo(content.tipoDovuto);
  const righe = content.iuv === undefined ? [] : await dovuti.withIuv(content.iuv);
  const quote: Quote = quoteAvvisoContent({
    codiceFiscale,
    ente,
    righe,
    tipo: (codice) => (codice === tipo?.codice ? tipo : undefined),
    today: today,
  });
  const shown = shownStato(dovuto.stato, {
    importoPagato: pagamento?.importo,
    scaduto: tipo !== undefined && isScaduto(content.scadenza, tipo, ente, today),
    disabled: tipo !== undefined && !tipo.attivo && tipo.dovutiAperti !== 'MANTIENI_PAGABILI',
  });
  const number = numeroAvviso(content.iuv, ente.codici);
  const cause = quote.pagabile ? (takesPayments(ente) ? undefined : 'ENTE_NON_PAGABILE') : quote.causa;
  return {
    codiceFiscale,
    ente,
    dovuto,
    nameOfTipo: tipo?.descrizione ?? content.tipoDovuto,
    numeroAvviso: number,
    stato: citizenState(shown, quote, ente),
    payable: quote.pagabile && cause === undefined && number !== undefined,
    cause: number === undefined ? 'DATI_INCOMPLETI' : cause,
    importo: quote.pagabile ? quote.importo : content.importo,
    causale: quote.pagabile ? quote.causale : content.causale.slice(0, 140),
    scadenza: content.scadenza,
    debitore: content.debitore,
    pagamento,
  };
}
