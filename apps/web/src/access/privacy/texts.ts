import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Privacy',
    lead: 'Quali dati trattiamo per un pagamento, perché, e per quanto tempo.',
    first: {
      heading: 'Chi tratta i dati',
      paragraphs: [
        'Titolare del trattamento è l’ente a cui si paga. L’intermediario che gestisce questo sito tratta i dati per suo conto, come responsabile.',
        'I dati del pagamento passano alla piattaforma pagoPA e al prestatore di servizi di pagamento che scegliete, ciascuno per la propria parte.',
      ],
    },
    second: {
      heading: 'Quali dati e perché',
      paragraphs: [
        'Codice fiscale e nome di chi deve pagare e di chi paga, causale, importo, data ed esito: servono a incassare, a emettere la ricevuta e a riconciliare, cioè per un compito di interesse pubblico.',
        'I dati della carta o del conto non passano da qui: li chiede solo il prestatore di servizi di pagamento.',
      ],
    },
    third: {
      heading: 'Per quanto tempo, e i vostri diritti',
      paragraphs: [
        'Le ricevute si conservano per il tempo che la legge impone agli enti. I registri tecnici non contengono nomi né codici fiscali.',
        'Potete chiedere all’ente di vedere, correggere o, nei casi previsti, cancellare i vostri dati, e rivolgervi al Garante per la protezione dei dati personali.',
      ],
    },
  },
  en: {
    title: 'Privacy',
    lead: 'Which data we handle for a payment, why, and for how long.',
    first: {
      heading: 'Who handles the data',
      paragraphs: [
        'The controller is the public body that is paid. The intermediary that runs this site handles the data on its behalf, as a processor.',
        'The data of a payment go to the pagoPA platform and to the payment service provider you choose, each for its own part.',
      ],
    },
    second: {
      heading: 'Which data and why',
      paragraphs: [
        'Tax code and name of debtor and payer, reason, amount, date and outcome: they serve to collect, to issue the receipt and to reconcile, a task in the public interest.',
        'Data of cards or accounts do not pass through here: only the payment service provider asks for them.',
      ],
    },
    third: {
      heading: 'For how long, and your rights',
      paragraphs: [
        'Receipts are kept as long as the law asks of public bodies. Technical logs hold no names and no tax codes.',
        'You may ask the body to see, correct or, where the law provides it, erase your data, and you may turn to the Italian data protection authority.',
      ],
    },
  },
});
