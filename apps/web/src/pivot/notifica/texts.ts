import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: {
    title: (iud: string) => `Notifica ${iud}`,
    list: 'Anomalie',
    facts: 'Notificato dall’ente',
    iud: 'IUD',
    iuv: 'IUV',
    tipoDovuto: 'Tipo dovuto',
    importo: 'Importo',
    dataEsecuzione: 'Data esecuzione',
    good: 'La notifica ha la sua ricevuta, per lo stesso importo.',
  },
  en: {
    title: (iud: string) => `Notification ${iud}`,
    list: 'Anomalies',
    facts: 'Notified by the body',
    iud: 'IUD',
    iuv: 'IUV',
    tipoDovuto: 'Kind of debt',
    importo: 'Amount',
    dataEsecuzione: 'Execution',
    good: 'The notification has its receipt, for the same amount.',
  },
});
