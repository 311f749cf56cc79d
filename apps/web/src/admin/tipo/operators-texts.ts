import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    lead: 'Chi lavora sui dovuti di questo tipo. Gli amministratori dell’ente e chi carica i flussi vedono tutti i tipi, e qui non compaiono.',
    caption: 'Operatori del tipo dovuto',
    search: 'Nome, codice fiscale o e-mail',
    person: 'Persona',
    code: 'Codice fiscale',
    enabled: 'Abilitato',
    you: 'Siete voi',
    onAll: 'ha tutti i tipi',
    switchName: (role: string, person: string) => `${role}, ${person}`,
    enableChosen: (n: number) => `Abilita (${n})`,
    disableChosen: (n: number) => `Disabilita (${n})`,
    choose: 'Scegliete le persone per cambiarle insieme.',
    saved: 'I cambi sono salvati: valgono entro un minuto.',
    disableTitle: 'Disabilitare il tipo dovuto?',
    disableText: (n: number) =>
      n === 1
        ? 'La persona non vedrà più i dovuti di questo tipo.'
        : `Le ${n} persone non vedranno più i dovuti di questo tipo.`,
    fromAll:
      'Chi oggi ha tutti i tipi terrà gli altri, nominati uno per uno: quelli che nasceranno poi andranno abilitati.',
    disable: 'Disabilita',
    empty: 'Nessuno ha un ruolo che si dà per tipo dovuto',
    emptyText: 'Sono operatore, visualizzatore di MyPivot e chi accerta: si danno nella pagina degli operatori.',
  },
  en: {
    lead: 'Who works on the debts of this kind. Administrators of the body and who loads flows see every kind, and are not listed here.',
    caption: 'Operators of the kind of debt',
    search: 'Name, fiscal code or e-mail',
    person: 'Person',
    code: 'Fiscal code',
    enabled: 'Enabled',
    you: 'You',
    onAll: 'has every kind',
    switchName: (role: string, person: string) => `${role}, ${person}`,
    enableChosen: (n: number) => `Enable (${n})`,
    disableChosen: (n: number) => `Disable (${n})`,
    choose: 'Choose persons to change them together.',
    saved: 'The changes are saved: they hold within a minute.',
    disableTitle: 'Disable the kind of debt?',
    disableText: (n: number) =>
      n === 1
        ? 'The person will no longer see the debts of this kind.'
        : `The ${n} persons will no longer see the debts of this kind.`,
    fromAll: 'Who has every kind today keeps the others, named one by one: those made later will have to be enabled.',
    disable: 'Disable',
    empty: 'Nobody has a role that is given by kind of debt',
    emptyText: 'These are operator, viewer of MyPivot and assessor: they are given on the page of operators.',
  },
});
