/** Languages that a notice may bear beside Italian. */
export const SECOND_LANGUAGES = ['en', 'de', 'fr', 'sl'] as const;
export type SecondLanguage = (typeof SECOND_LANGUAGES)[number];

/** Fixed words of the notice, as the model prints them. Source: pagopa-node.md §15.2. */
export const NOTICE_LABELS = {
  title: 'AVVISO DI PAGAMENTO',
  creditor: 'ENTE CREDITORE',
  debtor: 'DESTINATARIO AVVISO',
  taxCode: 'Cod. Fiscale',
  howMuch: 'QUANTO E QUANDO PAGARE?',
  amountChanges:
    'L’importo è aggiornato automaticamente dal sistema e potrebbe variare, per esempio per more o sgravi.',
  where: 'DOVE PAGARE? Lista dei canali di pagamento su www.pagopa.gov.it',
  onlineTitle: 'PAGA SUL SITO O CON LE APP',
  online:
    'del tuo Ente Creditore, della tua Banca o degli altri canali di pagamento: con carta, conto corrente o CBILL.',
  counterTitle: 'PAGA SUL TERRITORIO',
  counter: 'in tutti gli Uffici Postali, in Banca, in Ricevitoria, dal Tabaccaio, al Bancomat, al Supermercato.',
  counterWithoutPost: 'in Banca, in Ricevitoria, dal Tabaccaio, al Bancomat, al Supermercato.',
  choose: 'Utilizza la porzione di avviso relativa al canale di pagamento che preferisci.',
  banks: 'BANCHE E ALTRI CANALI',
  single: 'RATA UNICA',
  within: 'entro il',
  qr: 'Inquadra il codice QR per pagare dal sito, dall’app o allo sportello.',
  qrAndCbill: 'Usa il codice QR o il codice interbancario CBILL per pagare dal sito, dall’app o allo sportello.',
  recipient: 'Destinatario',
  creditorLine: 'Ente Creditore',
  subject: 'Oggetto del pagamento',
  euro: 'Euro',
  cbill: 'Codice CBILL',
  noticeNumber: 'Codice Avviso',
  creditorTaxCode: 'Cod. Fiscale Ente Creditore',
  postal: 'BOLLETTINO POSTALE PA',
  account: 'sul C/C n.',
  holder: 'Intestato a',
  kind: 'Tipo',
} as const;

type Label = keyof typeof NOTICE_LABELS;

/** The same in a second language, small under the Italian one. */
export const SECOND_LABELS: Readonly<Record<SecondLanguage, Partial<Record<Label, string>>>> = {
  en: {
    title: 'PAYMENT NOTICE',
    creditor: 'CREDITOR',
    debtor: 'RECIPIENT OF THE NOTICE',
    howMuch: 'HOW MUCH AND WHEN TO PAY?',
    amountChanges: 'The amount is kept up to date and may change.',
    where: 'WHERE TO PAY? The list of channels is on www.pagopa.gov.it',
    choose: 'Use the part of this notice made for the channel that you prefer.',
    banks: 'BANKS AND OTHER CHANNELS',
    postal: 'POST OFFICE PAYMENT SLIP',
  },
  de: {
    title: 'ZAHLUNGSMITTEILUNG',
    creditor: 'GLÄUBIGERKÖRPERSCHAFT',
    debtor: 'EMPFÄNGER DER MITTEILUNG',
    howMuch: 'WIE VIEL UND WANN ZAHLEN?',
    amountChanges: 'Der Betrag wird laufend angepasst und kann sich ändern.',
    where: 'WO ZAHLEN? Liste der Zahlungskanäle auf www.pagopa.gov.it',
    choose: 'Verwenden Sie den Abschnitt des gewünschten Zahlungskanals.',
    banks: 'BANKEN UND ANDERE KANÄLE',
    postal: 'POSTERLAGSCHEIN',
  },
  fr: {
    title: 'AVIS DE PAIEMENT',
    creditor: 'ORGANISME CRÉANCIER',
    debtor: 'DESTINATAIRE DE L’AVIS',
    howMuch: 'COMBIEN ET QUAND PAYER ?',
    amountChanges: 'Le montant est mis à jour automatiquement et peut changer.',
    where: 'OÙ PAYER ? La liste des canaux est sur www.pagopa.gov.it',
    choose: 'Utilisez la partie de l’avis prévue pour le canal que vous préférez.',
    banks: 'BANQUES ET AUTRES CANAUX',
    postal: 'BULLETIN POSTAL',
  },
  sl: {
    title: 'OBVESTILO O PLAČILU',
    creditor: 'UPNIK',
    debtor: 'NASLOVNIK OBVESTILA',
    howMuch: 'KOLIKO IN KDAJ PLAČATI?',
    amountChanges: 'Znesek se samodejno posodablja in se lahko spremeni.',
    where: 'KJE PLAČATI? Seznam plačilnih poti je na www.pagopa.gov.it',
    choose: 'Uporabite del obvestila za plačilno pot, ki vam ustreza.',
    banks: 'BANKE IN DRUGE POTI',
    postal: 'POŠTNA POLOŽNICA',
  },
};
