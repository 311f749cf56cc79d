import type { QuoteOk } from '@mypay/contracts';
import { formatEuro } from '@mypay/kernel';
import type { PayableAvviso } from '@mypay/pagamenti-core';
import type { SoapAnswer } from '@mypay/soap';

/** Texts of the node have at least one character and a greatest length. */
const text = (value: string, max: number): string => value.trim().slice(0, max) || '-';

/** OK of paVerifyPaymentNotice. dueDate, paymentDescription, fiscalCodePA, companyName are required in practice: pagopa-node.md §4.2. */
export function verifyAnswer({ ente, quote }: PayableAvviso): SoapAnswer {
  return {
    outcome: 'OK',
    paymentList: {
      paymentOptionDescription: {
        amount: formatEuro(quote.importoCents),
        options: 'EQ',
        dueDate: quote.dataScadenza,
        detailDescription: text(quote.causale, 140),
        allCCP: String(quote.tuttiContiPostali),
      },
    },
    paymentDescription: text(quote.causale, 140),
    fiscalCodePA: ente,
    companyName: text(quote.denominazioneEnte, 140),
  };
}

/** OK of paGetPayment (V1) or paGetPaymentV2: V2 alone names the beneficiary of a slice. Source: pagopa-node.md §4.3. */
export function paymentAnswer({ quote }: PayableAvviso, version: 1 | 2): SoapAnswer {
  return {
    outcome: 'OK',
    data: {
      creditorReferenceId: quote.iuv,
      paymentAmount: formatEuro(quote.importoCents),
      dueDate: quote.dataScadenza,
      description: text(quote.causale, 140),
      companyName: text(quote.denominazioneEnte, 140),
      debtor: {
        uniqueIdentifier: {
          entityUniqueIdentifierType: quote.debitore.tipo,
          entityUniqueIdentifierValue: text(quote.debitore.codice, 16),
        },
        fullName: text(quote.debitore.anagrafica, 70),
      },
      transferList: { transfer: quote.versamenti.map((versamento) => transfer(versamento, version)) },
    },
  };
}

function transfer(versamento: QuoteOk['versamenti'][number], version: 1 | 2): SoapAnswer {
  const metadata = Object.entries(versamento.metadati).slice(0, 15);
  return {
    idTransfer: String(versamento.indice),
    transferAmount: formatEuro(versamento.importoCents),
    fiscalCodePA: versamento.ente,
    companyName: version === 2 ? text(versamento.denominazione, 140) : undefined,
    IBAN: versamento.iban,
    remittanceInformation: text(versamento.causale, 140),
    // the code alone: the surrounding `9/…/` is of the RPT family
    transferCategory: text(/^9\/(.+?)\/?$/.exec(versamento.tassonomia)?.[1] ?? versamento.tassonomia, 140),
    metadata:
      metadata.length === 0
        ? undefined
        : { mapEntry: metadata.map(([key, value]) => ({ key: text(key, 140), value: text(value, 140) })) },
  };
}
