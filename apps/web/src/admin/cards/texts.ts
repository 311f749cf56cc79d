import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Amministrazione',
    lead: (ente: string) => `La configurazione di ${ente}.`,
    ente: { title: 'Ente', text: 'Dati, contatti, logo e ciò che manca per essere pagati.' },
    tipi: { title: 'Tipi dovuto', text: 'Le voci di entrata, i loro conti e i moduli.' },
    operatori: { title: 'Operatori', text: 'Chi lavora per l’ente, con quali ruoli.' },
    iban: { title: 'IBAN', text: 'I conti su cui l’ente riceve.' },
    messaggio: { title: 'Messaggio', text: 'Il testo che i cittadini leggono nella pagina dell’ente.' },
  },
  en: {
    title: 'Administration',
    lead: (ente: string) => `The configuration of ${ente}.`,
    ente: { title: 'Body', text: 'Data, contacts, logo and what is missing to be paid.' },
    tipi: { title: 'Kinds of debt', text: 'The items of revenue, their accounts and forms.' },
    operatori: { title: 'Operators', text: 'Who works for the body, in which roles.' },
    iban: { title: 'IBAN', text: 'The accounts on which the body receives.' },
    messaggio: { title: 'Message', text: 'The text that citizens read on the page of the body.' },
  },
});
