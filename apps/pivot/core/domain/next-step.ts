import type { Classe } from './classi';

/** What an operator can do about each class, in words; nothing where the money is accounted for. Source: pivot.md §2.2 "Expected user action". */
export const NEXT_STEPS: Readonly<Partial<Record<Classe, string>>> = {
  RT_NO_IUF:
    'Attendere i giorni presunti di pagamento dopo la data esito; poi chiedere al PSP il flusso che manca o quello corretto.',
  RT_NO_IUD: 'Il gestionale dell’ente deve inviare la notifica del pagamento.',
  IUV_NO_RT: 'Recuperare la ricevuta: da un altro intermediario, o chiedendola a pagoPA.',
  IUF_NO_TES:
    'Caricare il giornale di cassa dei giorni che mancano; se c’è già, controllare la causale della bolletta o chiedere al PSP l’accredito.',
  IUF_TES_DIV_IMP: 'Confrontare la bolletta con il flusso: della bolletta risponde il tesoriere, del flusso il PSP.',
  DOPPI: 'Avviare il rimborso: lo stesso debito è stato pagato due volte.',
  IUD_NO_RT: 'Correggere o ritirare la notifica, oppure ottenere la ricevuta che manca.',
  TES_NO_IUF_OR_IUV: 'Ottenere il flusso o la ricevuta che la bolletta cita, o riconoscere un accredito inatteso.',
  TES_NO_MATCH: 'Riconoscere l’accredito a mano: la causale non cita né un flusso né un pagamento.',
  UNKNOWN: 'Confrontare ricevuta e accredito: di solito la bolletta di un solo pagamento ha un importo diverso.',
};
