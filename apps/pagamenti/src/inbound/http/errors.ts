import type { CheckoutErrorCode, NodoErrorCode, ReadErrorCode } from '@mypay/pagamenti-core';
import { type HttpError, provideErrorMap } from '@mypay/platform/http';

/** Why a notice cannot be paid, as far as a person who wants to pay it can meet it. */
type AvvisoErrorCode = Extract<
  NodoErrorCode,
  | 'ENTE_SCONOSCIUTO'
  | 'ENTE_SOSPESO_INCASSI'
  | 'AVVISO_SCONOSCIUTO'
  | 'AVVISO_SCADUTO'
  | 'AVVISO_PAGATO'
  | 'AVVISO_IN_CORSO'
  | 'AVVISO_ANNULLATO'
  | 'AVVISO_AMBIGUO'
  | 'AVVISO_NON_PAGABILE'
  | 'CONTO_POSTALE_ASSENTE'
  | 'PREVENTIVO_NON_DISPONIBILE'
>;
type HttpCode = ReadErrorCode | CheckoutErrorCode | AvvisoErrorCode | 'CODICE_FISCALE_ENTE_NON_VALIDO';

const HTTP: Record<HttpCode, HttpError> = {
  SCARICO_SCONOSCIUTO: { status: 404, title: 'Scarico sconosciuto' },
  RICEVUTA_SCONOSCIUTA: { status: 404, title: 'Ricevuta sconosciuta' },
  ORIGINALE_NON_CONSERVATO: { status: 410, title: 'L’originale non è più conservato' },
  RICEVUTE_TROPPE: { status: 409, title: 'Troppe ricevute per un archivio' },
  PERIODO_NON_VALIDO: { status: 422, title: 'Il periodo non è valido' },
  VERSIONE_NON_AMMESSA: { status: 422, title: 'La versione del tracciato non è ammessa' },
  EXPORT_TROPPO_GRANDE: { status: 422, title: 'L’export è troppo grande per questo formato' },
  TROPPI_EXPORT: { status: 429, title: 'Troppi export in attesa' },
  EXPORT_NON_TROVATO: { status: 404, title: 'L’export non c’è' },
  EXPORT_NON_DISPONIBILE: { status: 404, title: 'Il file dell’export non c’è' },
  EXPORT_NON_ANNULLABILE: { status: 409, title: 'L’export non si annulla più' },
  FLUSSO_SCONOSCIUTO: { status: 404, title: 'Flusso sconosciuto' },
  CARRELLO_VUOTO: { status: 409, title: 'Il carrello è vuoto' },
  CARRELLO_TROPPO_GRANDE: { status: 409, title: 'Troppi avvisi nel carrello' },
  CARRELLO_NON_DISPONIBILE: { status: 503, title: 'Il carrello non è disponibile ora' },
  IMPORTO_CAMBIATO: { status: 409, title: 'L’importo è cambiato' },
  CHECKOUT_RIFIUTATO: { status: 502, title: 'pagoPA non accetta il carrello' },
  CHECKOUT_NON_DISPONIBILE: { status: 503, title: 'pagoPA non risponde ora' },
  ESITO_SCONOSCIUTO: { status: 404, title: 'Pagamento sconosciuto' },
  RICEVUTA_NON_ARRIVATA: { status: 409, title: 'La ricevuta non è ancora arrivata' },
  LINK_SCONOSCIUTO: { status: 404, title: 'Collegamento sconosciuto' },
  LINK_SCADUTO: { status: 410, title: 'Il collegamento è scaduto' },
  CODICE_FISCALE_RICHIESTO: { status: 403, title: 'Serve il codice fiscale' },
  ENTE_SCONOSCIUTO: { status: 409, title: 'L’ente non riceve pagamenti' },
  ENTE_SOSPESO_INCASSI: { status: 409, title: 'Gli incassi dell’ente sono sospesi' },
  AVVISO_SCONOSCIUTO: { status: 404, title: 'Avviso sconosciuto' },
  AVVISO_SCADUTO: { status: 409, title: 'Avviso scaduto' },
  AVVISO_PAGATO: { status: 409, title: 'Avviso già pagato' },
  AVVISO_IN_CORSO: { status: 409, title: 'Avviso in corso di pagamento' },
  AVVISO_ANNULLATO: { status: 409, title: 'Avviso annullato' },
  AVVISO_AMBIGUO: { status: 409, title: 'Più posizioni con lo stesso avviso' },
  AVVISO_NON_PAGABILE: { status: 409, title: 'Avviso non pagabile' },
  CONTO_POSTALE_ASSENTE: { status: 409, title: 'Avviso non pagabile' },
  PREVENTIVO_NON_DISPONIBILE: { status: 503, title: 'La posizione non si legge ora' },
  CODICE_FISCALE_ENTE_NON_VALIDO: { status: 404, title: 'Ente non trovato' },
};

/** Refusals of this service in the words of HTTP. */
export const errorMap = provideErrorMap<HttpCode>(HTTP);
