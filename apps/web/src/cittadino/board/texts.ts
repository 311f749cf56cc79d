import { plural, texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: (name: string) => `Buongiorno, ${name}`,
    soon: (count: number) =>
      `${count} ${plural(count, 'posizione scade', 'posizioni scadono')} entro 7 giorni, o ${plural(count, 'è già scaduta', 'sono già scadute')}.`,
    see: 'Vedi',
    open: 'Da pagare',
    all: 'Vedi tutte',
    history: 'Ultime transazioni',
    allHistory: 'Vedi lo storico',
    none: 'Nessuna posizione trovata',
    noneText: 'Se avete un avviso cartaceo potete pagarlo qui.',
    noneHistory: 'Ancora nessuna transazione.',
    pay: 'Paga un avviso',
    payText: 'Anche di un’altra persona.',
    others: 'Altri pagamenti',
    othersText: 'Senza avviso, con un modulo.',
    sessions: 'Le mie sessioni',
    sessionsText: 'Da dove siete collegati.',
  },
  en: {
    title: (name: string) => `Good day, ${name}`,
    soon: (count: number) =>
      `${count} ${plural(count, 'position expires', 'positions expire')} within 7 days, or ${plural(count, 'has', 'have')} expired.`,
    see: 'See',
    open: 'To pay',
    all: 'See all',
    history: 'Latest transactions',
    allHistory: 'See the history',
    none: 'No position found',
    noneText: 'If you hold a paper notice you can pay it here.',
    noneHistory: 'No transaction yet.',
    pay: 'Pay a notice',
    payText: 'Somebody else’s, too.',
    others: 'Other payments',
    othersText: 'Without a notice, with a form.',
    sessions: 'My sessions',
    sessionsText: 'From where you are logged in.',
  },
});
