import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Altri pagamenti',
    lead: 'Pagamenti che cominciate voi, senza avviso. Prima scegliete l’ente, poi il pagamento.',
    step: 'A quale ente dovete pagare?',
    list: 'Enti con pagamenti spontanei',
    all: 'Vedi tutti',
    none: 'Nessun ente offre ora pagamenti senza avviso.',
  },
  en: {
    title: 'Other payments',
    lead: 'Payments that you begin, without a notice. First choose the public body, then the payment.',
    step: 'Which public body do you have to pay?',
    list: 'Public bodies with spontaneous payments',
    all: 'See all',
    none: 'No public body offers payments without a notice now.',
  },
});
