import { optional, type Part } from '../wire/xml-writer';

/** Refusals of the node with their official words. Source: pagopa-node.md §17. */
export const PPT = {
  PPT_SINTASSI_EXTRAXSD: 'Errore di sintassi extra XSD.',
  PPT_SEMANTICA: 'Errore semantico.',
  PPT_SYSTEM_ERROR: 'Errore generico.',
  PPT_AUTENTICAZIONE: 'Errore di autenticazione.',
  PPT_AUTORIZZAZIONE: "Il richiedente non ha i diritti per l'operazione.",
  PPT_PSP_SCONOSCIUTO: 'PSP sconosciuto.',
  PPT_INTERMEDIARIO_PSP_SCONOSCIUTO: 'Identificativo intermediario psp sconosciuto.',
  PPT_CANALE_SCONOSCIUTO: 'Canale sconosciuto.',
  PPT_DOMINIO_SCONOSCIUTO: 'Identificativo Dominio sconosciuto.',
  PPT_STAZIONE_INT_PA_SCONOSCIUTA: 'IdentificativoStazioneRichiedente sconosciuto.',
  PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE: 'Errore di connessione verso la Stazione',
  PPT_STAZIONE_INT_PA_SERVIZIO_NONATTIVO: 'Il Servizio Applicativo della Stazione non è attivo.',
  PPT_STAZIONE_INT_PA_TIMEOUT: 'Timeout risposta dalla Stazione.',
  PPT_STAZIONE_INT_PA_ERRORE_RESPONSE:
    'La response ricevuta dalla Stazione è vuota o non corretta sintatticamente o semanticamente.',
  PPT_IBAN_NON_CENSITO:
    'Il codice IBAN indicato dal EC non è presente nella lista degli IBAN comunicati al sistema pagoPA.',
  PPT_ERRORE_EMESSO_DA_PAA: "Errore restituito dall'Ente Creditore",
  PPT_ATTIVAZIONE_IN_CORSO: 'Attivazione in corso.',
  PPT_PAGAMENTO_IN_CORSO: 'Pagamento in attesa risulta in corso al sistema pagoPA',
  PPT_PAGAMENTO_DUPLICATO: 'Pagamento in attesa risulta concluso al sistema pagoPA',
  PPT_TOKEN_SCONOSCIUTO: 'paymentToken sconosciuto.',
  PPT_TOKEN_SCADUTO: 'paymentToken è scaduto.',
  PPT_TOKEN_SCADUTO_KO: 'paymentToken è scaduto.',
  PPT_ESITO_GIA_ACQUISITO: "L'esito del pagamento risulta già acquisito dal sistema pagoPA.",
  PPT_ERRORE_IDEMPOTENZA: 'Errore idempotency.',
} as const;

export type PptCode = keyof typeof PPT;

/** What the ente answered, carried to the PSP. */
export interface OriginalFault {
  readonly faultCode: string;
  readonly faultString: string;
  readonly description?: string | undefined;
}

/** A refusal of the node to a PSP. `id` is who found it: the node, or the ente whose answer it relays. */
export class NodeFault extends Error {
  constructor(
    readonly code: PptCode,
    readonly description?: string,
    readonly id = 'NodoDeiPagamentiSPC',
    readonly original?: OriginalFault,
  ) {
    super(description ?? PPT[code]);
    this.name = 'NodeFault';
  }

  /** `outcome` KO and the fault bean. */
  toParts(): readonly Part[] {
    return [
      ['outcome', 'KO'],
      [
        'fault',
        [
          ['faultCode', this.code],
          ['faultString', PPT[this.code]],
          ['id', this.id],
          ...optional('description', this.description),
          ...optional('originalFaultCode', this.original?.faultCode),
          ...optional('originalFaultString', this.original?.faultString),
          ...optional('originalDescription', this.original?.description),
        ],
      ],
    ];
  }
}
