import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Ricevuta',
    crumb: 'Storico',
    download: 'Scarica ricevuta',
    print: 'Stampa',
    gone: 'Ricevuta non trovata',
    goneText: 'Questa ricevuta non è vostra: non siete chi ha pagato né chi doveva pagare.',
    back: 'Torna allo storico',
  },
  en: {
    title: 'Receipt',
    crumb: 'History',
    download: 'Download the receipt',
    print: 'Print',
    gone: 'Receipt not found',
    goneText: 'This receipt is not yours: you are neither who paid nor who had to pay.',
    back: 'Back to the history',
  },
});
