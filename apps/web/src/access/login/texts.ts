import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Accedi',
    lead: 'Con l’accesso vedete le vostre posizioni, i pagamenti fatti e le ricevute. Per pagare un avviso non serve.',
    spid: 'Entra con SPID',
    spidText:
      'SPID, il Sistema Pubblico di Identità Digitale, è la chiave di accesso ai servizi della Pubblica Amministrazione.',
    spidMore: 'Maggiori informazioni su SPID',
    spidNone: 'Non hai SPID?',
    cie: 'Entra con CIE',
    cieText:
      'La Carta di Identità Elettronica permette di accedere ai servizi online della Pubblica Amministrazione, in modo sicuro.',
    cieMore: 'Maggiori informazioni su CIE',
    cieNone: 'Attiva la tua CIE',
    newWindow: '(si apre in una nuova scheda)',
    demoTitle: 'Installazione dimostrativa',
    demo: 'Nessuna identità vera: entrambi i pulsanti portano a un fornitore di prova, dove si sceglie una persona inventata.',
    operatorTitle: 'Lavorate per un ente?',
    operator: 'L’accesso è lo stesso: dopo, scegliete l’ente e trovate le funzioni del vostro ruolo.',
    again:
      'Per una modifica delicata bisogna essere entrati da meno di 10 minuti. Accedete di nuovo: tornerete dove eravate, e potrete ripeterla.',
    already: (name: string) => `Siete già collegati come ${name}.`,
    goOn: 'Continua',
    noLoginTitle: 'Senza accesso',
    noLogin: 'Potete pagare un avviso, o un servizio di un ente, senza accedere.',
    pay: 'Paga un avviso',
  },
  en: {
    title: 'Log in',
    lead: 'Logging in shows you your positions, past payments and receipts. You do not need it to pay a notice.',
    spid: 'Enter with SPID',
    spidText: 'SPID, the Italian public digital identity, is the key to the services of the public administration.',
    spidMore: 'More about SPID',
    spidNone: 'No SPID yet?',
    cie: 'Enter with CIE',
    cieText: 'The electronic identity card gives safe access to the online services of the public administration.',
    cieMore: 'More about CIE',
    cieNone: 'Activate your CIE',
    newWindow: '(opens in a new tab)',
    demoTitle: 'Demonstration',
    demo: 'No real identity: both buttons lead to a test provider, where you choose an invented person.',
    operatorTitle: 'Do you work for a public body?',
    operator: 'You log in the same way: afterwards choose the body, and find the functions of your role.',
    again:
      'A delicate change asks for a login of less than 10 minutes ago. Log in again: you will come back to where you were, and can repeat it.',
    already: (name: string) => `You are already logged in as ${name}.`,
    goOn: 'Continue',
    noLoginTitle: 'Without logging in',
    noLogin: 'You can pay a notice, or a service of a public body, without logging in.',
    pay: 'Pay a notice',
  },
});
