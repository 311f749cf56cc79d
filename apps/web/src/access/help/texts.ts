import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Aiuto',
    lead: 'Le domande che arrivano più spesso.',
    search: 'Cerca fra le domande',
    none: 'Nessuna domanda contiene queste parole.',
    contacts: 'Non avete trovato la risposta? Vedete a chi rivolgervi.',
    found: (count: number) => `${count} domande`,
    questions: [
      'Dove trovo il codice avviso?|Sull’avviso di pagamento, accanto al codice QR: 18 cifre, di solito in gruppi di quattro. Non è il numero della bolletta o del verbale.',
      'Che cosa è il codice fiscale dell’ente?|Undici cifre che identificano l’ente che incassa, stampate sull’avviso accanto al codice avviso. Non è il vostro.',
      'Devo registrarmi per pagare?|No. L’accesso con SPID o CIE serve solo a vedere le vostre posizioni e i pagamenti fatti.',
      'L’importo è diverso da quello dell’avviso: perché?|L’importo si aggiorna fino al pagamento, per esempio con more o sconti. Vale quello mostrato al momento di pagare.',
      'Ho pagato ma risulta ancora in attesa.|La conferma può tardare alcuni minuti. Non pagate di nuovo: la pagina dell’esito si aggiorna da sola appena arriva la ricevuta.',
      'Come ottengo la ricevuta?|Dalla pagina dell’esito appena il pagamento è confermato, oppure dallo storico della vostra area personale.',
      'Posso pagare più avvisi insieme?|Sì, fino a cinque per volta: aggiungeteli al carrello e pagate in una sola volta.',
      'Posso pagare l’avviso di un’altra persona?|Sì: servono solo il codice avviso e il codice fiscale dell’ente.',
      'Come chiedo un rimborso?|All’ente che ha incassato: i recapiti sono nella sua pagina.',
      'Quanto costa pagare?|La commissione la stabilisce il prestatore di servizi di pagamento che scegliete, e la mostra prima della conferma.',
    ],
  },
  en: {
    title: 'Help',
    lead: 'The questions that are asked most.',
    search: 'Search the questions',
    none: 'No question holds these words.',
    contacts: 'No answer found? See whom to ask.',
    found: (count: number) => `${count} questions`,
    questions: [
      'Where do I find the notice code?|On the payment notice, beside the QR code: 18 digits, usually in groups of four. It is not the number of the bill or of the fine.',
      'What is the tax code of the public body?|Eleven digits that identify the body that collects, printed on the notice beside the notice code. It is not yours.',
      'Do I have to register in order to pay?|No. Logging in with SPID or CIE only serves to see your positions and past payments.',
      'The amount differs from the one on the notice: why?|The amount is updated until it is paid, for instance by late fees or discounts. What counts is the amount shown when you pay.',
      'I have paid but it still shows as pending.|The confirmation may take some minutes. Do not pay again: the page of the outcome updates by itself as soon as the receipt arrives.',
      'How do I get the receipt?|From the page of the outcome as soon as the payment is confirmed, or from the history of your personal area.',
      'Can I pay several notices at once?|Yes, up to five: add them to the cart and pay once.',
      'Can I pay another person’s notice?|Yes: all you need is the notice code and the tax code of the body.',
      'How do I ask for a refund?|Ask the body that collected: its contacts are on its page.',
      'What does paying cost?|The fee is set by the payment service provider you choose, and shown before you confirm.',
    ],
  },
});
