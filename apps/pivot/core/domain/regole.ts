/** A rule of the field that this core implements: where it is written, and what it says in one line. */
export interface Regola {
  readonly id: string;
  readonly fonte: string;
  readonly testo: string;
}

const regole = (source: string, righe: readonly (readonly [id: string, testo: string])[]): Regola[] =>
  righe.map(([id, text]) => ({ id, fonte: source, testo: text }));

/** The rules of pivot, for `docs/regole.md`: the titles of the tests bear these ids. */
export const REGOLE: readonly Regola[] = [
  ...regole('pivot.md §2.2', [
    ['PV2.2.IUD_RT_IUF_TES', 'notificato, e riversato nel flusso o da solo'],
    ['PV2.2.RT_IUF_TES', 'rendicontato, e riversato nel flusso o da solo'],
    ['PV2.2.RT_TES', 'ricevuta senza flusso, accreditata da sola'],
    ['PV2.2.RT_IUF', 'ricevuta e riga di flusso di pari importo'],
    ['PV2.2.IUD_RT_IUF', 'notificato e rendicontato'],
    ['PV2.2.RT_NO_IUF', 'ricevuta non rendicontata, o con altro importo, e nessun incasso proprio'],
    ['PV2.2.RT_NO_IUD', 'ricevuta senza notifica'],
    ['PV2.2.IUV_NO_RT', 'riga di flusso senza ricevuta'],
    ['PV2.2.IUF_NO_TES', 'riga di flusso senza incassi'],
    ['PV2.2.IUF_TES_DIV_IMP', 'incassi di importo diverso'],
    ['PV2.2.DOPPI', 'lo stesso IUV pagato più volte'],
    ['PV2.2.IUD_NO_RT', 'notifica senza ricevuta concorde'],
    ['PV2.2.TES_NO_IUF_OR_IUV', 'movimento che cita uno IUF o uno IUV ignoto'],
    ['PV2.2.TES_NO_MATCH', 'movimento che non cita nulla'],
    ['PV2.2.UNKNOWN', 'nessun’altra classe, dopo i flag'],
    ['PV2.2.FLAG', 'una classe il cui flag è spento non si calcola'],
    ['PV2.2.SINTESI', 'INCASSATO, RENDICONTATO, PAGATO, SENZA_RT: il primo che vale'],
    ['PV2.2.VERDETTO', 'verdetto del flusso'],
    ['PV2.2.CONTEGGI', 'righe e righe senza RT di un flusso'],
  ]),
  ...regole('pivot.md §2.1', [
    ['PV2.1.E', 'ricevuta, o ricevuta implicita che segue R'],
    ['PV2.1.R', 'riga effettiva: la più recente fra i flussi attivi, mai revocata'],
    ['PV2.1.iOk', 'importo notificato uguale alla ricevuta o alla somma delle sue righe (D4)'],
    ['PV2.1.TF_TV', 'incassi per IUF e per IUV, mai negativi (D11); con lo IUF lo IUV non conta (D3)'],
    ['PV2.1.fOk_fDiv', 'somma o un movimento uguale al totale dichiarato; diverso se la somma lo è (D1)'],
    ['PV2.1.vOk_vDiv', 'incassi puntuali contro totale pagato e totale del flusso (D5)'],
  ]),
  ...regole('pivot-formats.md §1.4, §2.5', [
    ['PF1.VERSIONE.RT', 'la ricevuta di dataOraMessaggio maggiore resta; a pari data l’ultima accettata'],
    ['PF1.VERSIONE.FDR', 'il flusso strettamente più recente sostituisce; a pari data la revisione maggiore'],
    ['PF1.VERSIONE.SIL', 'l’ultima notifica accettata resta'],
    ['PF1.VERSIONE.CASSA', 'l’ultimo caricamento accettato resta, in qualunque ordine sia elaborato'],
    ['PF1.RIMOZIONE', 'una rimozione dimentica il record'],
    ['PF2.5.INDICE', 'riga senza indice: numerata nel flusso'],
  ]),
  ...regole('pivot.md §2.6', [
    ['PV2.6.RT', 'ricevuta: pagamenti dello IUV, notifica vecchia e nuova'],
    ['PV2.6.NOTIFICA', 'notifica: sé stessa e i pagamenti del suo IUD'],
    ['PV2.6.FDR', 'flusso: righe vecchie e nuove, movimenti dello IUF, sé stesso'],
    ['PV2.6.CASSA', 'movimento: sé stesso, IUF e IUV vecchi e nuovi'],
    ['PV2.6.VERDETTO', 'esito di tesoreria cambiato: i pagamenti del flusso'],
    ['PV2.6.REVOCA', 'una chiave di sole righe revocate non è un pagamento, e si spiega'],
    ['PV2.6.VELENO', 'una chiave che non si calcola è rimandata, sempre più a lungo; le altre vanno avanti'],
    ['PV2.6.VERIFICA', 'una ricostruzione non cambia nulla in una base sana; un controllo lo prova ogni notte'],
    ['PV2.6.ORDINE', 'l’ordine di arrivo non conta; incrementale uguale a da zero'],
  ]),
  ...regole('pivot-formats.md §3.4', [
    ['PF3.4', 'IUF e IUV dalla causale'],
    ['PF3.4.9', 'IUF oltre 35 caratteri: riga scartata'],
    ['PF3.4.CHECK', 'le cifre di controllo informano, non scartano'],
  ]),
  ...regole('pivot-formats.md §3.4b', [
    ['PF3.4b', 'le letture di una causale: al più otto, in ordine, mai due uguali'],
    ['PF3.4b.1', 'prima ciò che si legge, senza trattino in fondo'],
    ['PF3.4b.2', 'poi senza la parola incollata, o senza il pezzo che non ha cifre'],
    ['PF3.4b.3', 'poi con uno, due, tre dei pezzi che seguono'],
    ['PF3.4b.4', 'per ultima col trattino in fondo'],
    ['PF3.4b.MARCATORI', 'più marcatori: prima le prime letture di ciascuno'],
    ['PF3.4b.INTEGRAZIONE', 'un secondo bonifico completa un flusso'],
    ['PF3.4b.TESTO', 'un testo libero o una cifra fra la parola e URI'],
    ['PF3.4b.TESTA', 'marcatore con la testa tagliata'],
    ['PF3.4b.SEPARATORI', 'separatori doppi o tripli, due punti dopo URI, lineetta'],
    ['PF3.4b.ZZ4', 'il campo ZZ4 continua il codice'],
    ['PF3.4b.DATA', 'un blank in qualunque posto della data'],
    ['PF3.4b.VECCHIO', 'un codice senza data ha almeno 8 caratteri'],
    ['PF3.4b.AVVISO', 'dopo RFB o RFS un numero avviso: prima il suo IUV'],
    ['PF3.4b.CIFRE', 'senza alcuna cifra non è uno IUV'],
    ['PF3.4b.CAUSALI', 'causali stampate davvero'],
    ['PF3.4b.QUALE', 'conta la prima lettura che nomina qualcosa che esiste, altrimenti la prima'],
    ['PF3.4b.ORDINE', 'un flusso che arriva dopo cambia la lettura: incrementale uguale a da zero'],
    ['PF3.4b.PROVA', 'la prova dice tutte le letture e quale conta'],
  ]),
  ...regole('pivot-formats.md §3.4, ui.md §8 P-09', [
    ['SUGG.IMPORTO', 'stesso importo, vicino nel tempo'],
    ['SUGG.TRONCO', 'codice troncato che un solo flusso continua'],
    ['SUGG.SIMILE', 'codici uguali salvo zeri o maiuscole'],
    ['SUGG.DUE_FLUSSI', 'due flussi in un accredito: si dice, non si abbina'],
    ['SUGG.DUE_ACCREDITI', 'un flusso in due accrediti, o ciò che gli manca'],
    ['SUGG.FLUSSO', 'per un flusso, le bollette che possono essere il suo accredito'],
    ['SUGG.PAGAMENTO', 'per una ricevuta o una riga sole, l’altra di codice quasi uguale'],
    ['SUGG.LIMITE', 'la ricerca è limitata'],
    ['SUGG.AGGANCIO', 'collega una persona; versione MANUALE, con chi e perché; si scioglie'],
  ]),
  ...regole('pivot-formats.md §2.1, §2.7, §2.11', [
    ['PF2.7.RIGA', 'ogni campo del giornale CSV, e lo scarto che ne segue'],
    ['PF2.7.CSV', 'un CSV in pezzi: una virgoletta fuori posto guasta la sua riga, una mai chiusa il file'],
    ['PF2.7.MAPPATURA', 'colonne per posizione, scelte a ogni caricamento'],
    ['PF2.7.DIALETTO', 'intestazione nota: colonne per nome'],
    ['PF2.7.OSTILE', 'nessun lettore cresce più del testo che legge'],
    ['PF2.1.NOME', 'nome del file: estensione, ente e versione'],
  ]),
];
