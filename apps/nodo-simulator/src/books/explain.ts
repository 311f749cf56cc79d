import type { AnomalyCode } from './model';

/** An anomaly in words for people: what happened, and what the platform is expected to say. Italian: the demo prints it. */
export interface Explanation {
  readonly titolo: string;
  readonly cosa: string;
  readonly atteso: string;
}

/** One explanation for each anomaly; a new code does not compile without its own. Source: node-simulator.md §8.1, §9.4, §7.2. */
export const EXPLANATIONS: Record<AnomalyCode, Explanation> = {
  F01: {
    titolo: 'Riga mancante nel flusso',
    cosa: 'Il pagamento ha la sua ricevuta, ma il PSP non lo ha messo in nessun flusso e non ne ha riversato il denaro.',
    atteso: 'RT_NO_IUF: la ricevuta resta senza rendicontazione, va chiesto al PSP il flusso che manca.',
  },
  F03: {
    titolo: 'Riga in più nel flusso',
    cosa: 'Il PSP rendiconta come eseguito (esito 0) un IUV per il quale non esiste alcuna ricevuta.',
    atteso: 'IUV_NO_RT sulla riga: si cerca la ricevuta. Il totale del flusso e il suo accredito restano coerenti.',
  },
  F04: {
    titolo: 'Pagamento eseguito senza ricevuta (esito 9)',
    cosa: 'Il PSP rendiconta un pagamento per il quale il Nodo non ha potuto produrre una ricevuta.',
    atteso:
      'Ricevuta implicita: la riga vale da ricevuta e il pagamento è RT_IUF, poi RT_IUF_TES. Nessun dovuto si chiude.',
  },
  F08: {
    titolo: 'Riga ripetuta nel flusso',
    cosa: 'La stessa riga (IUV, IUR, indice) compare due volte; il totale dichiarato conta il denaro una volta sola.',
    atteso:
      'Una sola riga vale, la ripetizione è segnalata; il confronto con la cassa usa il totale dichiarato e torna.',
  },
  F10: {
    titolo: 'Importo della riga diverso dalla ricevuta',
    cosa: 'Il PSP rendiconta, e riversa, un importo che non è quello della ricevuta.',
    atteso: 'RT_NO_IUF: la rendicontazione c’è ma non corrisponde, va chiesta al PSP la correzione.',
  },
  F12: {
    titolo: 'Flusso corretto da una revisione',
    cosa: 'La prima versione del flusso era sbagliata; il PSP ha pubblicato più tardi lo stesso IUF con le righe giuste.',
    atteso: 'Vale solo la revisione più recente: i suoi pagamenti si riconciliano come se la prima non ci fosse stata.',
  },
  F16: {
    titolo: 'Flusso mai pubblicato',
    cosa: 'Il PSP ha accreditato il denaro, ma il flusso citato nella causale non è mai arrivato.',
    atteso: 'TES_NO_IUF_OR_IUV sul movimento e RT_NO_IUF sui suoi pagamenti: va chiesto il flusso al PSP.',
  },
  F17: {
    titolo: 'Flusso senza accredito',
    cosa: 'Il flusso è stato pubblicato, ma il PSP non ha eseguito il bonifico.',
    atteso: 'IUF_NO_TES sui pagamenti del flusso, che restano rendicontati e non incassati.',
  },
  T01: {
    titolo: 'Accredito di importo diverso dal flusso',
    cosa: 'Il movimento in cassa cita il flusso, ma il suo importo non è il totale dichiarato.',
    atteso: 'IUF_TES_DIV_IMP: si confrontano movimento e flusso, e si chiede la correzione a tesoriere o PSP.',
  },
  T02: {
    titolo: 'Movimento mancante nel giornale di cassa',
    cosa: 'Il PSP ha eseguito il bonifico, ma nel giornale di cassa il movimento non compare.',
    atteso: 'IUF_NO_TES sui pagamenti del flusso: mancano dei giorni di giornale, o il bonifico si è perso.',
  },
  T03: {
    titolo: 'Accredito di un flusso inesistente',
    cosa: 'Il movimento cita in causale un IUF che nessun PSP ha mai rendicontato.',
    atteso: 'TES_NO_IUF_OR_IUV sul movimento.',
  },
  T04: {
    titolo: 'Causale illeggibile',
    cosa: 'La banca ha stampato la causale in modo che il codice del flusso non vi si legga più.',
    atteso:
      'Di solito TES_NO_MATCH sul movimento e IUF_NO_TES sui pagamenti del flusso; vale ciò che si legge nel testo stampato.',
  },
  T05: {
    titolo: 'Movimento estraneo a pagoPA',
    cosa: 'Affitti, contributi, stipendi: movimenti del conto che non riguardano i pagamenti.',
    atteso: 'Di solito TES_NO_MATCH; TES_NO_IUF_OR_IUV se il testo sembra citare uno IUV; nulla se è un’uscita.',
  },
  T06: {
    titolo: 'Accredito puntuale',
    cosa: 'Il PSP ha accreditato il singolo pagamento, con il suo IUV in causale, invece di un cumulativo.',
    atteso: 'RT_TES senza flusso; RT_IUF_TES, e flusso PUNTUALE, se il PSP lo ha anche rendicontato.',
  },
  T08: {
    titolo: 'Flusso accreditato in due volte',
    cosa: 'Il PSP ha accreditato una parte del flusso e poi, con un secondo bonifico LGPE-INTEGRAZIONE, quel che mancava.',
    atteso: 'RT_IUF_TES quando ci sono tutti e due i movimenti; con il primo soltanto, IUF_TES_DIV_IMP.',
  },
  RT_PERSA: {
    titolo: 'Ricevuta perduta',
    cosa: 'Il Nodo non ha mai consegnato la ricevuta di un pagamento eseguito e rendicontato.',
    atteso: 'IUV_NO_RT: la riga del flusso resta senza ricevuta, che va recuperata.',
  },
  RT_TARDIVA: {
    titolo: 'Ricevuta in ritardo',
    cosa: 'La ricevuta è arrivata giorni dopo il pagamento, anche dopo il flusso.',
    atteso: 'Lo stesso risultato di una ricevuta puntuale: l’ordine di arrivo non conta.',
  },
  RT_DUPLICATA: {
    titolo: 'Ricevuta consegnata più volte',
    cosa: 'Il Nodo ha consegnato la stessa ricevuta tre volte, due insieme e una più tardi.',
    atteso: 'Una sola ricevuta e un solo pagamento; alle ripetizioni la piattaforma risponde OK.',
  },
  RT_FUORI_ORDINE: {
    titolo: 'Ricevuta fuori ordine',
    cosa: 'La ricevuta è stata superata da quelle di pagamenti fatti dopo.',
    atteso: 'Lo stesso risultato di una ricevuta in ordine.',
  },
};

/** The sentence of an anomaly, for a log or a report. */
export function explain(code: AnomalyCode): string {
  const { titolo, cosa, atteso } = EXPLANATIONS[code];
  return `${code} · ${titolo}. ${cosa} Atteso: ${atteso}`;
}
