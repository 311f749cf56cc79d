import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Paga un avviso',
    lead: 'Bastano il codice avviso e il codice fiscale di chi deve pagare. Non serve registrarsi.',
    other: 'Un avviso di un ente che non è qui?',
    otherText: 'Su checkout.pagopa.it si paga l’avviso di qualsiasi ente.',
    otherLink: 'Paga su checkout.pagopa.it',
  },
  en: {
    title: 'Pay a notice',
    lead: 'The notice code and the fiscal code of who has to pay are enough. No registration.',
    other: 'A notice of a public body that is not here?',
    otherText: 'On checkout.pagopa.it notices of any public body can be paid.',
    otherLink: 'Pay on checkout.pagopa.it',
  },
});
