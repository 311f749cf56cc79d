import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: 'Scegli l’ente',
    lead: 'Gli enti per cui avete un ruolo.',
    search: 'Cerca per nome o codice IPA',
    found: (count: number) => (count === 1 ? 'Un ente trovato' : `${count} enti trovati`),
    none: 'Nessun ente con queste parole.',
    last: 'Ultimo usato',
    empty: 'Non avete ancora alcun ruolo',
    emptyText:
      'L’accesso è riuscito, ma nessun ente vi ha assegnato un ruolo. Chiedetelo all’amministratore del vostro ente: servono il vostro nome e il codice fiscale.',
    citizen: 'Vai al sito per i cittadini',
    unknown: 'In questo momento non riusciamo a sapere quali ruoli avete: riprovate fra poco.',
    retry: 'Riprova',
  },
  en: {
    title: 'Choose the body',
    lead: 'The public bodies for which you have a role.',
    search: 'Search by name or IPA code',
    found: (count: number) => (count === 1 ? 'One body found' : `${count} bodies found`),
    none: 'No body with these words.',
    last: 'Last used',
    empty: 'You have no role yet',
    emptyText:
      'You are logged in, but no public body has given you a role. Ask the administrator of your body: they need your name and tax code.',
    citizen: 'Go to the citizens’ site',
    unknown: 'Right now we cannot tell which roles you have: try again shortly.',
    retry: 'Try again',
  },
});
