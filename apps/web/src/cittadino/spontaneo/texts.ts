import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    enti: 'Enti',
    submit: 'Aggiungi al carrello',
    unavailable: 'Pagamento non disponibile',
    unavailableText: 'L’ente non offre questo pagamento, o non lo offre ora.',
    back: 'Torna alla pagina dell’ente',
  },
  en: {
    enti: 'Public bodies',
    submit: 'Add to cart',
    unavailable: 'Payment not available',
    unavailableText: 'The public body does not offer this payment, or not now.',
    back: 'Back to the page of the public body',
  },
});
