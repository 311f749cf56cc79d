import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Posizione',
    crumb: 'Posizioni aperte',
    happened: 'Che cosa è successo',
    loaded: 'L’ente ha caricato la posizione',
    paid: 'Pagata',
    cancelled: 'Annullata dall’ente',
    receipt: 'Scarica ricevuta',
    ask: 'Chiedi informazioni all’ente',
    gone: 'Posizione non trovata',
    goneText: 'Questa posizione non è a vostro nome, o l’ente l’ha tolta.',
    back: 'Torna alle posizioni',
    print: 'Stampa',
  },
  en: {
    title: 'Position',
    crumb: 'Open positions',
    happened: 'What happened',
    loaded: 'The public body loaded the position',
    paid: 'Paid',
    cancelled: 'Cancelled by the public body',
    receipt: 'Download the receipt',
    ask: 'Ask the public body',
    gone: 'Position not found',
    goneText: 'This position is not in your name, or the public body removed it.',
    back: 'Back to the positions',
    print: 'Print',
  },
});
