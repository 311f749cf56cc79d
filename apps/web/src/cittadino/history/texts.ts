import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Storico',
    lead: 'Le vostre posizioni pagate, annullate o finite in altro modo.',
    caption: 'Posizioni chiuse',
    day: 'Data',
    ente: 'Ente',
    what: 'Causale',
    amount: 'Importo',
    state: 'Stato',
    from: 'Dal',
    to: 'Al',
    none: 'Ancora nessuna transazione',
    receipt: 'Ricevuta',
    states: { PAGATO: 'Pagato', ANNULLATO: 'Annullato', SCADUTO: 'Scaduto', NON_COMPLETATO: 'Non completato' },
  },
  en: {
    title: 'History',
    lead: 'Your positions that were paid, cancelled or ended in another way.',
    caption: 'Closed positions',
    day: 'Date',
    ente: 'Public body',
    what: 'Reason',
    amount: 'Amount',
    state: 'State',
    from: 'From',
    to: 'To',
    none: 'No transaction yet',
    receipt: 'Receipt',
    states: { PAGATO: 'Paid', ANNULLATO: 'Cancelled', SCADUTO: 'Expired', NON_COMPLETATO: 'Not completed' },
  },
});
