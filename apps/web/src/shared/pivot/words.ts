import { texts } from '../i18n/texts';

/** The vocabulary of MyPivot (ui.md §8.1): names of classes and verdicts, and what each means. */
export const words = texts({
  it: {
    classi: {
      IUD_RT_IUF_TES: {
        name: 'Pagamenti notificati',
        means: 'L’ente li ha notificati, c’è la ricevuta, il PSP li ha rendicontati e il denaro è in tesoreria.',
      },
      RT_IUF_TES: {
        name: 'Pagamenti riversati cumulativamente',
        means: 'C’è la ricevuta, il PSP li ha rendicontati in un flusso e il denaro del flusso è in tesoreria.',
      },
      RT_TES: {
        name: 'Pagamenti riversati puntualmente',
        means: 'C’è la ricevuta e il pagamento è stato accreditato da solo: la rendicontazione non serve.',
      },
      RT_IUF: {
        name: 'Pagamenti rendicontati',
        means: 'C’è la ricevuta e il PSP li ha rendicontati per lo stesso importo.',
      },
      IUD_RT_IUF: {
        name: 'Pagamenti notificati e rendicontati',
        means: 'L’ente li ha notificati, c’è la ricevuta e il PSP li ha rendicontati.',
      },
      IUD_NO_RT: {
        name: 'Notifiche di pagamenti non eseguiti',
        means: 'L’ente ha notificato un pagamento di cui non c’è la ricevuta, o non per quell’importo.',
      },
      RT_NO_IUD: {
        name: 'Pagamenti non correttamente notificati',
        means: 'C’è la ricevuta, ma l’ente non ha notificato il pagamento.',
      },
      RT_NO_IUF: {
        name: 'Pagamenti non correttamente rendicontati',
        means: 'C’è la ricevuta, ma nessun flusso la rendiconta, o lo fa per un altro importo.',
      },
      IUV_NO_RT: {
        name: 'Rendicontazioni di pagamenti non eseguiti',
        means: 'Un flusso rendiconta un pagamento di cui non c’è la ricevuta.',
      },
      IUF_NO_TES: {
        name: 'Rendicontazioni non correttamente riversate',
        means: 'Il flusso c’è, ma nessuna bolletta del giornale di cassa lo cita.',
      },
      IUF_TES_DIV_IMP: {
        name: 'Rendicontazioni riversate con importo scorretto',
        means: 'In tesoreria è arrivato un importo diverso da quello che il flusso dichiara.',
      },
      TES_NO_IUF_OR_IUV: {
        name: 'Riversamenti non rendicontati o di pagamenti non eseguiti',
        means: 'Una bolletta cita un flusso o un pagamento che non è mai arrivato.',
      },
      TES_NO_MATCH: {
        name: 'Riversamenti di tesoreria sconosciuti',
        means: 'Una bolletta la cui causale non cita né un flusso né un pagamento.',
      },
      DOPPI: { name: 'Pagamenti doppi', means: 'Lo stesso debito è stato pagato due o più volte.' },
      UNKNOWN: {
        name: 'Non classificati',
        means: 'Pagamenti che non rientrano in nessuna delle altre classi.',
      },
    },
    verdetti: {
      OK: 'Riconciliato',
      PUNTUALE: 'Riconciliato puntualmente',
      NO_TES: 'Senza incasso',
      DIV_IMP: 'Importo diverso',
      'OK+DIV_IMP': 'Incasso di troppo',
      NON_VALUTATO: 'Non valutato',
    },
    sintesi: {
      INCASSATO: 'Incassato',
      RENDICONTATO: 'Rendicontato',
      PAGATO: 'Pagato',
      SENZA_RT: 'Senza ricevuta',
    },
    esiti: {
      '0': 'Pagato',
      '3': 'Revocato',
      '4': 'Pagato, ricevuta in ritardo',
      '8': 'Pagato fuori dal nodo',
      '9': 'Pagato, senza ricevuta',
    },
    breadcrumb: 'MyPivot',
  },
  en: {
    classi: {
      IUD_RT_IUF_TES: {
        name: 'Notified payments',
        means: 'The body notified them, the receipt is there, the PSP reported them and the money is in the treasury.',
      },
      RT_IUF_TES: {
        name: 'Payments credited cumulatively',
        means: 'The receipt is there, the PSP reported them in a flow and the money of the flow is in the treasury.',
      },
      RT_TES: {
        name: 'Payments credited singly',
        means: 'The receipt is there and the payment was credited alone: no report is needed.',
      },
      RT_IUF: {
        name: 'Reported payments',
        means: 'The receipt is there and the PSP reported them for the same amount.',
      },
      IUD_RT_IUF: {
        name: 'Payments notified and reported',
        means: 'The body notified them, the receipt is there and the PSP reported them.',
      },
      IUD_NO_RT: {
        name: 'Notifications of payments not made',
        means: 'The body notified a payment whose receipt is not there, or not for that amount.',
      },
      RT_NO_IUD: {
        name: 'Payments not correctly notified',
        means: 'The receipt is there, but the body did not notify the payment.',
      },
      RT_NO_IUF: {
        name: 'Payments not correctly reported',
        means: 'The receipt is there, but no flow reports it, or one does for another amount.',
      },
      IUV_NO_RT: {
        name: 'Reports of payments not made',
        means: 'A flow reports a payment whose receipt is not there.',
      },
      IUF_NO_TES: {
        name: 'Reports not correctly credited',
        means: 'The flow is there, but no entry of the cash journal names it.',
      },
      IUF_TES_DIV_IMP: {
        name: 'Reports credited with a wrong amount',
        means: 'Another amount reached the treasury than the flow declares.',
      },
      TES_NO_IUF_OR_IUV: {
        name: 'Credits not reported, or of payments not made',
        means: 'An entry names a flow or a payment that never arrived.',
      },
      TES_NO_MATCH: {
        name: 'Unknown credits of the treasury',
        means: 'An entry whose text names neither a flow nor a payment.',
      },
      DOPPI: { name: 'Double payments', means: 'The same debt was paid twice or more.' },
      UNKNOWN: { name: 'Unclassified', means: 'Payments that fall into none of the other classes.' },
    },
    verdetti: {
      OK: 'Reconciled',
      PUNTUALE: 'Reconciled singly',
      NO_TES: 'No cash yet',
      DIV_IMP: 'Another amount',
      'OK+DIV_IMP': 'Cash in excess',
      NON_VALUTATO: 'Not judged',
    },
    sintesi: { INCASSATO: 'Cashed', RENDICONTATO: 'Reported', PAGATO: 'Paid', SENZA_RT: 'No receipt' },
    esiti: {
      '0': 'Paid',
      '3': 'Revoked',
      '4': 'Paid, receipt late',
      '8': 'Paid outside the node',
      '9': 'Paid, no receipt',
    },
    breadcrumb: 'MyPivot',
  },
});
