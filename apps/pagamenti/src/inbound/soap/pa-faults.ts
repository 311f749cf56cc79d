import type { NodoErrorCode } from '@mypay/pagamenti-core';
import type { SoapAnswer } from '@mypay/soap';

interface PaaFault {
  readonly faultCode: string;
  readonly faultString: string;
  /** Who detected it: our broker code, or the ente (as the node named it). */
  readonly id: 'INTERMEDIARIO' | 'ENTE';
}
const fault = (faultCode: string, faultString: string, id: PaaFault['id']): PaaFault => ({
  faultCode,
  faultString,
  id,
});
const SYSTEM_ERROR = fault('PAA_SYSTEM_ERROR', 'Errore generico', 'ENTE');
const SEMANTIC = fault('PAA_SEMANTICA', 'Errore semantico', 'ENTE');

/** Our refusals in the node's words. A new code does not compile until it has its word here. Source: pagopa-node.md §4.1. */
export const FAULTS: Record<NodoErrorCode, PaaFault> = {
  FORMATO_NON_VALIDO: fault('PAA_SINTASSI_EXTRAXSD', 'Errore di sintassi extra XSD', 'INTERMEDIARIO'),
  ENTE_SCONOSCIUTO: fault('PAA_ID_DOMINIO_ERRATO', 'La PAA non corrisponde al Dominio indicato', 'ENTE'),
  ENTE_SOSPESO_INCASSI: SYSTEM_ERROR,
  DOMINIO_NON_CORRISPONDENTE: fault('PAA_ID_DOMINIO_ERRATO', 'La PAA non corrisponde al Dominio indicato', 'ENTE'),
  INTERMEDIARIO_SCONOSCIUTO: fault(
    'PAA_ID_INTERMEDIARIO_ERRATO',
    'Identificativo intermediario non corrispondente',
    'INTERMEDIARIO',
  ),
  STAZIONE_SCONOSCIUTA: fault('PAA_STAZIONE_INT_ERRATA', 'Stazione intermediario non corrispondente', 'INTERMEDIARIO'),
  AVVISO_SCONOSCIUTO: fault(
    'PAA_PAGAMENTO_SCONOSCIUTO',
    "Pagamento in attesa risulta sconosciuto all'Ente Creditore",
    'ENTE',
  ),
  AVVISO_SCADUTO: fault('PAA_PAGAMENTO_SCADUTO', "Pagamento in attesa risulta scaduto all'Ente Creditore", 'ENTE'),
  AVVISO_PAGATO: fault('PAA_PAGAMENTO_DUPLICATO', "Pagamento in attesa risulta concluso all'Ente Creditore", 'ENTE'),
  AVVISO_AMBIGUO: fault('PAA_PAGAMENTO_DUPLICATO', "Pagamento in attesa risulta concluso all'Ente Creditore", 'ENTE'),
  AVVISO_IN_CORSO: fault('PAA_PAGAMENTO_IN_CORSO', "Pagamento in attesa risulta in corso all'Ente Creditore", 'ENTE'),
  AVVISO_ANNULLATO: fault(
    'PAA_PAGAMENTO_ANNULLATO',
    "Pagamento in attesa risulta annullato all'Ente Creditore",
    'ENTE',
  ),
  AVVISO_NON_PAGABILE: SEMANTIC,
  CONTO_POSTALE_ASSENTE: SEMANTIC,
  PRIMITIVA_NON_SERVITA: SEMANTIC,
  PREVENTIVO_NON_DISPONIBILE: SYSTEM_ERROR,
  RT_DIVERSA: fault('PAA_RECEIPT_DUPLICATA', 'La ricevuta è già stata accettata', 'ENTE'),
};

/** A KO of any primitive. `codice` absent: something unexpected, of which nothing is told. */
export function ko(
  who: { readonly idPa: string | undefined; readonly intermediario: string },
  codice: NodoErrorCode | undefined,
  description?: string,
): SoapAnswer {
  const { faultCode, faultString, id } = codice === undefined ? SYSTEM_ERROR : FAULTS[codice];
  return {
    outcome: 'KO',
    fault: {
      faultCode,
      faultString,
      id: id === 'ENTE' ? (who.idPa ?? who.intermediario) : who.intermediario,
      description,
    },
  };
}

export const isNodoErrorCode = (code: string): code is NodoErrorCode => Object.hasOwn(FAULTS, code);
