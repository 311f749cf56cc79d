import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Ricevuta di pagamento',
    lead: 'La prova che l’ente ha ricevuto il pagamento.',
    pdf: 'Scarica la ricevuta',
    expired: 'Il collegamento è scaduto',
    expiredText:
      'Un collegamento a una ricevuta vale 90 giorni. La ricevuta c’è ancora: la trovate nell’area personale, o la chiedete all’ente.',
    area: 'Vai all’area personale',
    unknown: 'Ricevuta non trovata',
    unknownText: 'Controllate di aver copiato tutto l’indirizzo.',
    home: 'Torna alla pagina iniziale',
    ask: 'Di chi è la ricevuta?',
    askText:
      'Per aprire questa ricevuta serve il codice fiscale di chi ha pagato: il collegamento ha più di un giorno, o il pagamento non è stato fatto da qui. Chi doveva pagare la trova nella propria area personale.',
    code: 'Codice fiscale o partita IVA',
    codeWrong: 'Un codice fiscale ha 16 caratteri, una partita IVA 11 cifre.',
    notYours: 'Questo codice fiscale non è di chi ha pagato.',
    open: 'Apri la ricevuta',
    print: 'Stampa',
  },
  en: {
    title: 'Payment receipt',
    lead: 'The proof that the public body received the payment.',
    pdf: 'Download the receipt',
    expired: 'The link has expired',
    expiredText:
      'A link to a receipt is valid for 90 days. The receipt is still there: find it in your personal area, or ask the body for it.',
    area: 'Go to the personal area',
    unknown: 'Receipt not found',
    unknownText: 'Check that you copied the whole address.',
    home: 'Back to the home page',
    ask: 'Whose receipt is it?',
    askText:
      'To open this receipt, give the codice fiscale of who paid: the link is more than a day old, or the payment was not made from here. Who had to pay finds it in their personal area.',
    code: 'Codice fiscale or VAT number',
    codeWrong: 'A codice fiscale has 16 characters, a VAT number 11 digits.',
    notYours: 'This codice fiscale is not of who paid.',
    open: 'Open the receipt',
    print: 'Print',
  },
});
