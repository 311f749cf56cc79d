import { texts } from '../i18n/texts';

/** What can be odd in a receipt: its name, and what to do. */
export const anomalie = texts({
  it: {
    names: {
      IMPORTI_INCOERENTI: 'Importi che non tornano',
      PAGATO_DUE_VOLTE: 'Pagato due volte',
      DATA_FUORI_CALENDARIO: 'Data che non esiste',
      IMPORTO_DIVERSO_DAL_DOVUTO: 'Importo diverso dal dovuto',
      AVVISO_SCONOSCIUTO: 'Avviso sconosciuto',
      IUV_DIVERSO_DALL_AVVISO: 'IUV diverso dall’avviso',
      IMPORTO_ZERO: 'Importo zero',
      VERSAMENTO_RIPETUTO: 'Versamento ripetuto',
    },
    cures: {
      IMPORTI_INCOERENTI:
        'La somma dei versamenti non è il totale. Confrontate con la rendicontazione prima di chiudere.',
      PAGATO_DUE_VOLTE: 'C’è già un’altra ricevuta per lo stesso avviso: valutate il rimborso di una delle due.',
      DATA_FUORI_CALENDARIO:
        'Una data della ricevuta non esiste: vale quella di arrivo. Nulla da fare, se il resto torna.',
      IMPORTO_DIVERSO_DAL_DOVUTO: 'È stato pagato un importo diverso da quello dovuto: verificate se resta un saldo.',
      AVVISO_SCONOSCIUTO: 'Nessun dovuto dell’ente ha questo avviso: forse è di un altro gestionale.',
      IUV_DIVERSO_DALL_AVVISO: 'Lo IUV non è quello dell’avviso: verificate con chi ha emesso l’avviso.',
      IMPORTO_ZERO: 'Un versamento è di zero euro. Nulla da incassare.',
      VERSAMENTO_RIPETUTO: 'Due versamenti hanno lo stesso indice: sono stati tenuti entrambi.',
    },
  },
  en: {
    names: {
      IMPORTI_INCOERENTI: 'Amounts that do not add up',
      PAGATO_DUE_VOLTE: 'Paid twice',
      DATA_FUORI_CALENDARIO: 'A date that does not exist',
      IMPORTO_DIVERSO_DAL_DOVUTO: 'Another amount than due',
      AVVISO_SCONOSCIUTO: 'Unknown notice',
      IUV_DIVERSO_DALL_AVVISO: 'IUV other than the notice’s',
      IMPORTO_ZERO: 'Amount of zero',
      VERSAMENTO_RIPETUTO: 'Repeated transfer',
    },
    cures: {
      IMPORTI_INCOERENTI: 'The transfers do not add up to the total. Compare with the reporting flow before closing.',
      PAGATO_DUE_VOLTE: 'There is another receipt for the same notice: consider refunding one of them.',
      DATA_FUORI_CALENDARIO:
        'A date of the receipt does not exist: that of arrival counts. Nothing to do if the rest is right.',
      IMPORTO_DIVERSO_DAL_DOVUTO: 'Another amount than due was paid: see whether a balance remains.',
      AVVISO_SCONOSCIUTO: 'No debt of the body has this notice: perhaps it is of another system.',
      IUV_DIVERSO_DALL_AVVISO: 'The IUV is not that of the notice: check with who issued it.',
      IMPORTO_ZERO: 'A transfer is of zero euro. Nothing to collect.',
      VERSAMENTO_RIPETUTO: 'Two transfers have the same index: both were kept.',
    },
  },
});

export type AnomaliaCode = keyof typeof anomalie.names;

export const ANOMALIA_CODES = Object.keys(anomalie.names) as AnomaliaCode[];

/** The name of an anomaly; its code when it is new to this page. */
export const anomaliaName = (code: string): string => anomalie.names[code as AnomaliaCode] ?? code;
