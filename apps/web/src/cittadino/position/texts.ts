import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Posizione',
    crumb: 'Posizioni aperte',
    happened: 'Che cosa è successo',
    loaded: 'L’ente ha caricato la posizione',
    begun: 'Il pagamento è stato iniziato da un cittadino',
    receiptTitle: 'Ricevuta',
    cancel: 'Annulla il pagamento',
    cancelTitle: 'Annullare questo pagamento?',
    cancelText: (what: string) =>
      `«${what}» non si potrà più pagare, nemmeno con un avviso già stampato. Per pagare in futuro dovrete compilare di nuovo il modulo.`,
    cancelConfirm: 'Annulla il pagamento',
    paid: 'Pagata',
    receipt: 'Scarica ricevuta',
    ask: 'Chiedi informazioni all’ente',
    gone: 'Posizione non trovata',
    goneText: 'Questa posizione non è a vostro nome, o l’ente l’ha tolta.',
    back: 'Torna alle posizioni',
  },
  en: {
    title: 'Position',
    crumb: 'Open positions',
    happened: 'What happened',
    loaded: 'The public body loaded the position',
    begun: 'A citizen began the payment',
    receiptTitle: 'Receipt',
    cancel: 'Cancel the payment',
    cancelTitle: 'Cancel this payment?',
    cancelText: (what: string) =>
      `“${what}” can no longer be paid, not even with a notice already printed. To pay later you will have to fill in the form again.`,
    cancelConfirm: 'Cancel the payment',
    paid: 'Paid',
    receipt: 'Download the receipt',
    ask: 'Ask the public body',
    gone: 'Position not found',
    goneText: 'This position is not in your name, or the public body removed it.',
    back: 'Back to the positions',
  },
});
