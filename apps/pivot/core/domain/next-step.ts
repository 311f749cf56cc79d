import type { Classe } from './classi';
import type { Said } from './explanation/words';

/** What an operator can do about each class, in words; nothing where the money is accounted for. Source: pivot.md §2.2 "Expected user action". */
export const NEXT_STEPS: Readonly<Partial<Record<Classe, Said>>> = {
  RT_NO_IUF: {
    it: 'Attendere i giorni presunti di pagamento dopo la data esito; poi chiedere al PSP il flusso che manca o quello corretto.',
    en: 'Wait for the presumed days of payment after the outcome; then ask the PSP for the missing flow, or for a corrected one.',
  },
  RT_NO_IUD: {
    it: 'Il gestionale dell’ente deve inviare la notifica del pagamento.',
    en: 'The software of the body must send the notification of the payment.',
  },
  IUV_NO_RT: {
    it: 'Recuperare la ricevuta: da un altro intermediario, o chiedendola a pagoPA.',
    en: 'Recover the receipt: from another intermediary, or by asking pagoPA.',
  },
  IUF_NO_TES: {
    it: 'Caricare il giornale di cassa dei giorni che mancano; se c’è già, controllare la causale della bolletta o chiedere al PSP l’accredito.',
    en: 'Upload the cash journal of the missing days; if it is there, check the text of the entry, or ask the PSP for the credit.',
  },
  IUF_TES_DIV_IMP: {
    it: 'Confrontare la bolletta con il flusso: della bolletta risponde il tesoriere, del flusso il PSP.',
    en: 'Compare the entry with the flow: the treasurer answers for the entry, the PSP for the flow.',
  },
  DOPPI: {
    it: 'Avviare il rimborso: lo stesso debito è stato pagato due volte.',
    en: 'Begin a refund: the same debt was paid twice.',
  },
  IUD_NO_RT: {
    it: 'Correggere o ritirare la notifica, oppure ottenere la ricevuta che manca.',
    en: 'Correct or withdraw the notification, or obtain the missing receipt.',
  },
  TES_NO_IUF_OR_IUV: {
    it: 'Ottenere il flusso o la ricevuta che la bolletta cita, o riconoscere un accredito inatteso.',
    en: 'Obtain the flow or the receipt that the entry names, or recognise an unexpected credit.',
  },
  TES_NO_MATCH: {
    it: 'Riconoscere l’accredito a mano: la causale non cita né un flusso né un pagamento.',
    en: 'Recognise the credit by hand: its text names neither a flow nor a payment.',
  },
  UNKNOWN: {
    it: 'Confrontare ricevuta e accredito: di solito la bolletta di un solo pagamento ha un importo diverso.',
    en: 'Compare the receipt with the credit: most often the entry of a single payment has another amount.',
  },
};
