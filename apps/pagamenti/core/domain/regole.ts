/** A row of a rule table that this core implements; a test's title bears its id. */
export interface Regola {
  readonly id: string;
  /** Where the rule is written. */
  readonly fonte: string;
  readonly testo: string;
}

const from =
  (source: string) =>
  (id: string, text: string): Regola => ({ id, fonte: source, testo: text });
const pipeline = from('pagopa-node.md §4.1');
const ricevute = from('pagopa-node.md §4.4');
const stato = from('pagopa-node.md §4.6');
const corse = from('pagopa-node.md §4.7');
const matrix = from('pagopa-node.md §4.8');
const decision7 = from('architecture.md, Decisions, 7');
const flussi = from('pagopa-node.md §9.5');

export const REGOLE: readonly Regola[] = [
  pipeline('NODO-4.1-1', 'corpo illeggibile o contro lo schema: PAA_SINTASSI_EXTRAXSD, id intermediario'),
  pipeline(
    'NODO-4.1-2',
    'idPA non servito, INSERITO o SOSPESO TOTALE: PAA_ID_DOMINIO_ERRATO, id come ricevuto; INCASSI: PAA_SYSTEM_ERROR; una ricevuta in ogni stato',
  ),
  pipeline('NODO-4.1-3', 'qrCode.fiscalCode diverso da idPA: PAA_ID_DOMINIO_ERRATO; mai per una ricevuta'),
  pipeline('NODO-4.1-4', 'intermediario diverso: PAA_ID_INTERMEDIARIO_ERRATO, id intermediario'),
  pipeline(
    'NODO-4.1-5',
    'stazione non collegata, o segregazione non sua: PAA_STAZIONE_INT_ERRATA; mai la segregazione per una ricevuta',
  ),
  pipeline('NODO-4.1-6', 'stato dell’avviso: PAA_PAGAMENTO_*, id ente'),
  pipeline('NODO-4.1-7', 'imprevisto: PAA_SYSTEM_ERROR, id ente, senza dettagli'),
  pipeline('NODO-4.1-ordine', 'il primo controllo che fallisce decide'),

  ricevute('NODO-4.4-nuova', 'ricevuta nuova: conservata e annunciata, OK'),
  ricevute('NODO-4.4-uguale', 'stessa ricevuta, stesso contenuto: OK (configurabile: PAA_RECEIPT_DUPLICATA)'),
  ricevute('NODO-4.4-diversa', 'stesso receiptId, altro contenuto: anomalia conservata, PAA_RECEIPT_DUPLICATA'),
  ricevute('NODO-4.4-seconda', 'altra ricevuta di un avviso pagato: OK, conservata e segnalata'),
  ricevute('NODO-4.4-avviso-ignoto', 'avviso mai visto, ente noto: OK, conservata'),
  ricevute('NODO-4.4-configurazione', 'ente, intermediario o stazione errati: i KO di §4.1'),
  ricevute('NODO-4.4-schema', 'contro lo schema: PAA_SINTASSI_EXTRAXSD, i byte conservati'),
  ricevute('NODO-4.4-somme', 'parti che non fanno il totale: conservata, segnalata, OK'),
  ricevute('NODO-4.4-anomalie', 'ciò che un operatore deve vedere: segnalato sulla ricevuta, mai rifiutato'),
  ricevute('NODO-4.4-guasto', 'guasto prima di conservare: PAA_SYSTEM_ERROR'),
  ricevute('NODO-4.4-esito-ko', 'esito KO: conservata senza chiudere'),
  ricevute('NODO-4.4-standin', 'standIn in tre posti e due grafie'),
  ricevute('NODO-4.4-tassonomia', 'transferCategory può mancare'),

  stato('NODO-4.6-sconosciuto', 'nessun avviso: PAA_PAGAMENTO_SCONOSCIUTO'),
  stato('NODO-4.6-pagabile', 'pagabile: OK con l’importo dell’ente'),
  stato('NODO-4.6-scaduto', 'scaduto e non pagabile oltre: PAA_PAGAMENTO_SCADUTO'),
  stato('NODO-4.6-malformato', 'numero malformato o aux 1–2: PAA_PAGAMENTO_SCONOSCIUTO'),
  stato('NODO-4.6-tipo', 'tipo dovuto non pagabile: PAA_SEMANTICA'),
  stato('NODO-4.6-annullato', 'annullato: PAA_PAGAMENTO_ANNULLATO'),
  stato('NODO-4.6-pagato', 'pagato, per dovuti o per una ricevuta nostra: PAA_PAGAMENTO_DUPLICATO'),
  stato('NODO-4.6-in-corso', 'altro avviso dello stesso debito in pagamento: PAA_PAGAMENTO_IN_CORSO'),
  stato('NODO-4.6-attivato-altrove', 'stesso avviso attivato altrove: OK'),
  stato('NODO-4.6-ambiguo', 'due posizioni per un avviso: PAA_PAGAMENTO_DUPLICATO e allarme'),
  stato('NODO-4.6-incompleto', 'dati incompleti: PAA_SEMANTICA'),
  stato('NODO-4.6-sospeso', 'ente sospeso: per ambito'),
  stato('NODO-4.6-remoto', 'dovuti non risponde: PAA_SYSTEM_ERROR'),
  stato('NODO-4.6-sonda', 'la sonda 000000000000000000: PAA_PAGAMENTO_SCONOSCIUTO'),

  corse('NODO-4.7-due-psp', 'due PSP attivano lo stesso avviso: OK a entrambi'),
  corse('NODO-4.7-token-scaduto', 'ricevuta normale molto dopo l’attivazione: accettata'),
  corse('NODO-4.7-importo', 'importo cambiato fra verifica e attivazione: ricalcolato a ogni chiamata'),
  corse('NODO-4.7-annullata-dopo', 'ricevuta di una posizione annullata: accettata'),
  corse('NODO-4.7-aggiornata-dopo', 'importo della ricevuta diverso da quello attivato: vince la ricevuta'),
  corse('NODO-4.7-doppia', 'stessa ricevuta due volte o a due enti nostri: una per (idPA, receiptId)'),
  corse('NODO-4.7-standin', 'stand-in senza attivazione: accettata'),

  matrix('NODO-4.8-extraxsd', 'PAA_SINTASSI_EXTRAXSD su ogni primitiva'),
  matrix(
    'NODO-4.8-configurazione',
    'PAA_ID_DOMINIO_ERRATO, PAA_ID_INTERMEDIARIO_ERRATO, PAA_STAZIONE_INT_ERRATA su ogni primitiva',
  ),
  matrix('NODO-4.8-pagamento', 'PAA_PAGAMENTO_* su verifica e attivazione, mai su una ricevuta'),
  matrix('NODO-4.8-receipt', 'PAA_RECEIPT_DUPLICATA solo su paSendRT e V2'),
  matrix('NODO-4.8-semantica', 'PAA_SEMANTICA: paDemandPaymentNotice risponde così'),
  matrix('NODO-4.8-system', 'PAA_SYSTEM_ERROR su ogni primitiva'),

  decision7('DEC-7-byte', 'i byte di una ricevuta sono conservati prima di giudicarla, anche se rifiutata'),
  decision7('DEC-7-giudizio', 'una richiesta senza esito è giudicata di nuovo dopo 60 s, dallo stesso caso d’uso'),
  decision7('DEC-7-confronto', 'stesso contenuto: i campi comuni a V1 e V2, mai i byte; V2 completa'),
  decision7('DEC-8-titolare', 'l’attivazione si cerca solo per la copia del titolare'),
  from('architecture.md, Decisions, 24')(
    'DEC-24-tls',
    'con PA_FOR_NODE_TLS_* la porta del nodo chiede e verifica il certificato di chi chiama',
  ),
  from('architecture.md, Decisions, 24')(
    'DEC-24-chiaro',
    'senza TLS la porta del nodo parla in chiaro solo su loopback, o con PA_FOR_NODE_PLAIN=true',
  ),
  from('pagopa-node.md §8.3')(
    'NODO-8.3-data',
    'dataOraMessaggio: pagamento, o inizio del giorno di applicazione a Roma, o arrivo',
  ),

  flussi('FDR-9.5-revisioni', 'ogni revisione di (ente, pspId, IUF) una volta sola'),
  flussi('FDR-9.5-psp', 'il PSP del flusso è sender.id; pspId serve ai percorsi'),
  flussi('FDR-9.5-stati', 'payStatus: EXECUTED 0, REVOKED 3, STAND_IN 4, STAND_IN_NO_RPT 8, NO_RPT 9; altro segnalato'),
  flussi('FDR-9.5-importi', 'numeri JSON in euro letti esatti, mai come decimali binari'),
  from('pagopa-node.md §20, 5')('FDR-20-totali', 'totali che non tornano: flusso importato e segnalato'),
  from('architecture.md, Decisions, 10')(
    'DEC-10-cursore',
    'si chiede dal cursore meno un giorno; si muove quando tutto è conservato o accantonato',
  ),
];
