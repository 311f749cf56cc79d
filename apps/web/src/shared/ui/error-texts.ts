import { texts } from '../i18n/texts';

export const t = texts({
  it: {
    reference: 'Codice per l’assistenza:',
    referenceName: 'il codice per l’assistenza',
    retry: 'Riprova',
    enterAgain: 'Accedi di nuovo',
    missing: (parts: string) => `Non si vede ora: ${parts}`,
    restWorks: 'Quello che vedete è giusto, ma non è tutto.',
    kinds: {
      network: {
        title: 'Il server non si raggiunge',
        next: 'Controllate la connessione e riprovate: nulla è stato inviato due volte.',
      },
      invalid: { title: 'La richiesta non è accettata', next: 'Correggete i dati indicati e riprovate.' },
      ended: { title: 'Serve un accesso', next: 'La sessione è scaduta o manca: accedete e riprovate.' },
      forbidden: {
        title: 'Operazione non permessa',
        next: 'Il vostro ruolo non la comprende: chiedete all’amministratore del vostro ente.',
      },
      missing: {
        title: 'Non trovato',
        next: 'L’indirizzo è sbagliato, oppure l’elemento non c’è più o non è fra quelli che potete vedere.',
      },
      slow: { title: 'La risposta non arriva', next: 'Il sistema è lento in questo momento: riprovate fra poco.' },
      conflict: {
        title: 'Lo stato è cambiato',
        next: 'Un’altra operazione è arrivata prima: ricaricate la pagina per vedere la situazione attuale.',
      },
      gone: { title: 'Collegamento scaduto', next: 'Questo collegamento non vale più: chiedetene uno nuovo.' },
      large: { title: 'Il file è troppo grande', next: 'Dividetelo in parti, o comprimetelo, e riprovate.' },
      format: { title: 'Formato non accettato', next: 'Usate uno dei formati indicati nella pagina.' },
      locked: { title: 'Elemento bloccato', next: 'Un’operazione è in corso: riprovate quando è finita.' },
      many: { title: 'Troppe richieste', next: 'Aspettate qualche secondo e riprovate.' },
      down: {
        title: 'Una parte del servizio non risponde',
        next: 'Il resto continua a funzionare. Riprovate fra poco.',
      },
      broken: {
        title: 'Qualcosa non ha funzionato',
        next: 'L’errore è stato registrato. Riprovate; se si ripete, comunicate il codice all’assistenza.',
      },
      newVersion: {
        title: 'C’è una nuova versione',
        next: 'Il servizio è stato aggiornato mentre la pagina era aperta: ricaricatela.',
      },
      page: {
        title: 'La pagina si è interrotta',
        next: 'Ricaricatela; se si ripete, tornate alla pagina iniziale e avvisate l’assistenza.',
      },
    },
  },
  en: {
    reference: 'Reference for assistance:',
    referenceName: 'the reference for assistance',
    retry: 'Try again',
    enterAgain: 'Log in again',
    missing: (parts: string) => `Not shown now: ${parts}`,
    restWorks: 'What you see is right, but it is not all.',
    kinds: {
      network: {
        title: 'The server cannot be reached',
        next: 'Check your connection and try again: nothing was sent twice.',
      },
      invalid: { title: 'The request is not accepted', next: 'Correct the data shown and try again.' },
      ended: { title: 'You need to log in', next: 'Your session has ended or is missing: log in and try again.' },
      forbidden: {
        title: 'Not allowed',
        next: 'Your role does not include this: ask the administrator of your body.',
      },
      missing: {
        title: 'Not found',
        next: 'The address is wrong, or the item is gone or not among those you may see.',
      },
      slow: { title: 'No answer yet', next: 'The system is slow right now: try again shortly.' },
      conflict: {
        title: 'Things have changed',
        next: 'Another operation came first: reload the page to see how things stand.',
      },
      gone: { title: 'Link expired', next: 'This link is no longer valid: ask for a new one.' },
      large: { title: 'The file is too large', next: 'Split it, or compress it, and try again.' },
      format: { title: 'Format not accepted', next: 'Use one of the formats shown on the page.' },
      locked: { title: 'Item locked', next: 'An operation is running: try again when it has finished.' },
      many: { title: 'Too many requests', next: 'Wait a few seconds and try again.' },
      down: {
        title: 'A part of the service does not answer',
        next: 'The rest goes on working. Try again shortly.',
      },
      broken: {
        title: 'Something went wrong',
        next: 'The error has been recorded. Try again; if it happens again, give the reference to assistance.',
      },
      newVersion: {
        title: 'There is a new version',
        next: 'The service was updated while the page was open: reload it.',
      },
      page: {
        title: 'The page broke off',
        next: 'Reload it; if it happens again, go back to the home page and tell assistance.',
      },
    },
  },
});
