import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Contatti',
    lead: 'A chi rivolgersi dipende dalla domanda.',
    first: {
      heading: 'Su un debito: l’ente',
      paragraphs: [
        'Importo, scadenza, motivo di un avviso, rateizzazioni e rimborsi li decide l’ente che ha emesso l’avviso. I suoi recapiti sono nella sua pagina, nell’elenco degli enti.',
      ],
    },
    second: {
      heading: 'Su un pagamento: chi lo ha eseguito',
      paragraphs: [
        'Se la banca o l’app ha addebitato un importo e qui il pagamento non risulta, aspettate la conferma: può servire qualche minuto. Non pagate una seconda volta. Se il giorno dopo non risulta ancora, scrivete all’ente con la data, l’importo e il codice avviso.',
      ],
    },
    third: {
      heading: 'Su questo sito: l’assistenza',
      paragraphs: [
        'Per un errore di queste pagine comunicate all’assistenza del vostro ente il «codice per l’assistenza» mostrato nel messaggio, il giorno e l’ora. Non inviate dati di carte di pagamento.',
      ],
    },
  },
  en: {
    title: 'Contacts',
    lead: 'Whom to ask depends on the question.',
    first: {
      heading: 'About a debt: the public body',
      paragraphs: [
        'Amount, due date, reason of a notice, instalments and refunds are decided by the body that issued the notice. Its contacts are on its page, in the list of public bodies.',
      ],
    },
    second: {
      heading: 'About a payment: whoever carried it out',
      paragraphs: [
        'If your bank or app charged you and the payment does not show here, wait for the confirmation: it may take some minutes. Do not pay again. If it does not show the day after, write to the body with date, amount and notice code.',
      ],
    },
    third: {
      heading: 'About this site: assistance',
      paragraphs: [
        'For an error of these pages give the “reference for assistance” of the message, with day and hour, to the assistance of your body. Never send data of payment cards.',
      ],
    },
  },
});
