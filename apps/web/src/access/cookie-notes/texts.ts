import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Cookie',
    lead: 'Solo quelli necessari: per questo non vi chiediamo un consenso.',
    first: {
      heading: 'Il cookie di sessione',
      paragraphs: [
        'Un solo cookie tecnico tiene insieme le pagine di una visita: il carrello, l’accesso. Non contiene dati vostri, le pagine non possono leggerlo, e finisce con la sessione.',
      ],
    },
    second: {
      heading: 'Ciò che resta nel vostro browser',
      paragraphs: [
        'Le preferenze di visualizzazione, come il menu ridotto, restano nel browser e non ci arrivano. Si cancellano con i dati del sito.',
      ],
    },
    third: {
      heading: 'Terze parti',
      paragraphs: ['Nessuna: niente statistiche, mappe, caratteri o video presi da altri siti.'],
    },
  },
  en: {
    title: 'Cookies',
    lead: 'Only those that are needed: this is why we do not ask for consent.',
    first: {
      heading: 'The session cookie',
      paragraphs: [
        'A single technical cookie holds the pages of a visit together: cart, login. It contains no data of yours, pages cannot read it, and it ends with the session.',
      ],
    },
    second: {
      heading: 'What stays in your browser',
      paragraphs: [
        'Preferences of display, such as a collapsed menu, stay in the browser and never reach us. They go when you clear the site’s data.',
      ],
    },
    third: {
      heading: 'Third parties',
      paragraphs: ['None: no statistics, maps, fonts or videos taken from other sites.'],
    },
  },
});
