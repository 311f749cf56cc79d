import { texts } from '../i18n/texts';

export const t = texts({
  it: {
    warningTitle: 'La sessione sta per scadere',
    warningText: 'Per sicurezza chiudiamo l’accesso dopo un periodo senza attività. Tempo rimasto:',
    stay: 'Resta collegato',
    extendFailed: 'Il server non ha risposto: riprovare.',
    endedTitle: 'La sessione è scaduta',
    endedText:
      'L’accesso è stato chiuso dopo un periodo senza attività. Accedendo in un’altra scheda, questa pagina conserva ciò che è stato scritto.',
    loginAgain: 'Accedi di nuovo',
    loginElsewhere: 'Accedi in un’altra scheda',
  },
  en: {
    warningTitle: 'Your session is about to end',
    warningText: 'For safety we log you out after a while without activity. Time left:',
    stay: 'Stay logged in',
    extendFailed: 'The server did not answer: try again.',
    endedTitle: 'Your session has ended',
    endedText:
      'You were logged out after a while without activity. If you log in from another tab, this page keeps what you typed.',
    loginAgain: 'Log in again',
    loginElsewhere: 'Log in from another tab',
  },
});
