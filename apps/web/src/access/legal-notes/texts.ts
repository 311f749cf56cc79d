import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Note legali',
    lead: 'Che cosa vale ciò che si legge e si scarica qui.',
    first: {
      heading: 'Pagamenti e ricevute',
      paragraphs: [
        'Un pagamento è riuscito quando c’è la ricevuta telematica; prima, queste pagine dicono che la conferma è attesa. La ricevuta scaricata qui riproduce quella arrivata dalla piattaforma pagoPA e libera dal debito per l’importo pagato.',
      ],
    },
    second: {
      heading: 'Importi',
      paragraphs: [
        'L’importo di un avviso può cambiare fino al pagamento, per esempio per more o sconti: vale quello mostrato al momento di pagare.',
      ],
    },
    third: {
      heading: 'Uso del sito e licenza',
      paragraphs: [
        'Il software di questo sito è aperto, con licenza EUPL 1.2. I contenuti degli enti restano degli enti. È vietato usare il sito per cercare i debiti di altre persone.',
      ],
    },
  },
  en: {
    title: 'Legal notes',
    lead: 'What the things read and downloaded here are worth.',
    first: {
      heading: 'Payments and receipts',
      paragraphs: [
        'A payment has succeeded when its electronic receipt exists; before that these pages say that the confirmation is awaited. The receipt downloaded here reproduces the one received from the pagoPA platform, and releases you from the debt for the amount paid.',
      ],
    },
    second: {
      heading: 'Amounts',
      paragraphs: [
        'The amount of a notice may change until it is paid, for instance by late fees or discounts: what counts is the amount shown at the moment of paying.',
      ],
    },
    third: {
      heading: 'Use of the site and licence',
      paragraphs: [
        'The software of this site is open, under EUPL 1.2. The contents of the public bodies remain theirs. The site must not be used to search for other people’s debts.',
      ],
    },
  },
});
