import { DomainError } from '@mypay/kernel';

/** Why the node is answered KO; its door gives each its fault. Source: pagopa-node.md §4.1, §4.6. */
export type NodoErrorCode =
  | 'FORMATO_NON_VALIDO'
  | 'ENTE_SCONOSCIUTO'
  | 'ENTE_SOSPESO_INCASSI'
  | 'DOMINIO_NON_CORRISPONDENTE'
  | 'INTERMEDIARIO_SCONOSCIUTO'
  | 'STAZIONE_SCONOSCIUTA'
  | 'AVVISO_SCONOSCIUTO'
  | 'AVVISO_SCADUTO'
  | 'AVVISO_PAGATO'
  | 'AVVISO_IN_CORSO'
  | 'AVVISO_ANNULLATO'
  | 'AVVISO_AMBIGUO'
  | 'AVVISO_NON_PAGABILE'
  | 'CONTO_POSTALE_ASSENTE'
  | 'PREVENTIVO_NON_DISPONIBILE'
  | 'RT_DIVERSA'
  | 'PRIMITIVA_NON_SERVITA';

/** Why a question over HTTP is refused. */
export type ReadErrorCode =
  | 'SCARICO_SCONOSCIUTO'
  | 'RICEVUTA_SCONOSCIUTA'
  | 'ORIGINALE_NON_CONSERVATO'
  | 'FLUSSO_SCONOSCIUTO'
  | 'RICEVUTE_TROPPE'
  | ExportErrorCode;

/** Why an export is refused. */
export type ExportErrorCode =
  | 'PERIODO_NON_VALIDO'
  | 'VERSIONE_NON_AMMESSA'
  | 'EXPORT_TROPPO_GRANDE'
  | 'TROPPI_EXPORT'
  | 'EXPORT_NON_TROVATO'
  | 'EXPORT_NON_DISPONIBILE'
  | 'EXPORT_NON_ANNULLABILE';

/** Why a payment by the node's Checkout cannot begin, or what came of it cannot be shown; beside what the node's own door refuses. */
export type CheckoutErrorCode =
  | 'CARRELLO_VUOTO'
  | 'CARRELLO_TROPPO_GRANDE'
  | 'CARRELLO_NON_DISPONIBILE'
  | 'IMPORTO_CAMBIATO'
  | 'CHECKOUT_RIFIUTATO'
  | 'CHECKOUT_NON_DISPONIBILE'
  | 'ESITO_SCONOSCIUTO'
  | 'RICEVUTA_NON_ARRIVATA'
  | 'LINK_SCONOSCIUTO'
  | 'LINK_SCADUTO'
  | 'CODICE_FISCALE_RICHIESTO';

/** Every refusal of this context. */
export type PagamentiErrorCode = NodoErrorCode | ReadErrorCode | CheckoutErrorCode;

/** A foreseen refusal of pagamenti; its message is Italian and bears no personal data. */
export class PagamentiError extends DomainError<PagamentiErrorCode> {
  constructor(code: PagamentiErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code, message, details);
    this.name = 'DomainError'; // the doors know a refusal by this name, whichever context it comes from
  }
}
