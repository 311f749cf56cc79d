import { plural, texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Amministrazione',
    lead: (ente: string) => `La configurazione di ${ente}.`,
    ente: { title: 'Ente', text: 'Dati, contatti, logo e ciò che manca.' },
    tipi: { title: 'Tipi dovuto', text: 'Le voci di entrata, i loro conti e i moduli.' },
    operatori: { title: 'Operatori', text: 'Chi lavora per l’ente, e con quali ruoli.' },
    iban: { title: 'IBAN', text: 'I conti su cui l’ente riceve.' },
    messaggio: { title: 'Messaggio', text: 'Ciò che i cittadini leggono nella pagina dell’ente.' },
    lacks: (count: number) => plural(count, 'Manca 1 requisito', `Mancano ${count} requisiti`),
    complete: 'Completo',
    active: (count: number) => `${count} ${plural(count, 'conto attivo', 'conti attivi')}`,
    waiting: (active: string, count: number) => `${active}, ${count} in attesa`,
    shown: 'Pubblicato',
    notShown: 'Nessun messaggio',
  },
  en: {
    title: 'Administration',
    lead: (ente: string) => `The configuration of ${ente}.`,
    ente: { title: 'Body', text: 'Data, contacts, logo and what is missing.' },
    tipi: { title: 'Kinds of debt', text: 'The items of revenue, their accounts and forms.' },
    operatori: { title: 'Operators', text: 'Who works for the body, and in which roles.' },
    iban: { title: 'IBAN', text: 'The accounts on which the body receives.' },
    messaggio: { title: 'Message', text: 'What citizens read on the page of the body.' },
    lacks: (count: number) => plural(count, '1 requirement missing', `${count} requirements missing`),
    complete: 'Complete',
    active: (count: number) => `${count} active ${plural(count, 'account', 'accounts')}`,
    waiting: (active: string, count: number) => `${active}, ${count} pending`,
    shown: 'Published',
    notShown: 'No message',
  },
});
