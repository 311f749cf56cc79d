import { plural, texts } from '../i18n/texts';

export const t = texts({
  it: {
    label: 'Totale del risultato',
    total: (count: string, n: number, amount: string, one: string, more: string) =>
      `${count} ${plural(n, one, more)} per ${amount}`,
    over: (told: string) => `Oltre ${told}`,
    units: {
      pagamenti: { one: 'pagamento', more: 'pagamenti' },
      notifiche: { one: 'notifica', more: 'notifiche' },
      movimenti: { one: 'movimento', more: 'movimenti' },
      flussi: { one: 'flusso', more: 'flussi' },
      riversamenti: { one: 'movimento', more: 'movimenti' },
    },
    rows: { one: 'riga', more: 'righe' },
  },
  en: {
    label: 'Total of the result',
    total: (count: string, n: number, amount: string, one: string, more: string) =>
      `${count} ${plural(n, one, more)} for ${amount}`,
    over: (told: string) => `More than ${told}`,
    units: {
      pagamenti: { one: 'payment', more: 'payments' },
      notifiche: { one: 'notification', more: 'notifications' },
      movimenti: { one: 'entry', more: 'entries' },
      flussi: { one: 'flow', more: 'flows' },
      riversamenti: { one: 'entry', more: 'entries' },
    },
    rows: { one: 'row', more: 'rows' },
  },
});
