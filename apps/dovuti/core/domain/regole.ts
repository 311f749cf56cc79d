/** A row of a rule table that this core implements; a test's title bears its id. `docs/regole.md` is made from it. */
export interface Regola {
  readonly id: string;
  readonly fonte: string;
  readonly testo: string;
}

const from =
  (source: string) =>
  (id: string, text: string): Regola => ({ id, fonte: source, testo: text });
const stati = from('dovuti.md §5.1');
const ricevute = from('dovuti.md §5.2');
const modifyDovuto = from('dovuti.md §5.3');
const insertion = from('dovuti.md §5.4');
const doubles = from('dovuti.md §5.5');
const iuv = from('dovuti.md §6');
const verifica = from('dovuti.md §7.1, pagopa-node.md §4.6');
const scadenze = from('dovuti.md §10');
const bilanci = from('dovuti.md §11');
const debitori = from('dovuti.md §14');
const tipi = from('onboarding.md §8.9');
const file = from('tracciati.md §2');
const names = from('tracciati.md §3');
const forma = from('tracciati.md §4.2–4.3');
const content = from('tracciati.md §4.4');
const archive = from('tracciati.md §4.5');
const order = from('tracciati.md §4.1, §4.6');
const esiti = from('tracciati.md §6');

export const REGOLE: readonly Regola[] = [
  stati('D01', 'inserimento: il dovuto nasce INSERIMENTO_DOVUTO'),
  stati('D05', 'modifica da file: la riga vecchia è archiviata ANNULLATO, la nuova tiene IUD e IUV'),
  stati('D06', 'modifica in linea: stessa riga, il contenuto di prima resta nella storia'),
  stati('D07', 'annullamento: solo da INSERIMENTO_DOVUTO'),
  stati('D11', 'ricevuta pagata: COMPLETATO, mostrato PAGATO'),
  stati('D22', 'ricevuta su un dovuto annullato: COMPLETATO, segnalato'),

  ricevute('RIC-viva', 'una riga viva con lo IUV è quella che si paga, anche in PAGAMENTO_INIZIATO'),
  ricevute('RIC-pagata', 'dovuto già COMPLETATO: la ricevuta è solo collegata'),
  ricevute('RIC-annullata', 'solo righe ANNULLATO: la più recente diventa COMPLETATO'),
  ricevute('RIC-ignota', 'IUV sconosciuto: la ricevuta è conservata, non gestita'),
  ricevute('RIC-titolare', 'chiude solo con esito OK ed ente titolare uguale all’ente'),
  ricevute('RIC-doppia', 'la stessa ricevuta due volte, anche insieme, ha un solo effetto'),
  ricevute(
    'RIC-senza-attivazione',
    'ricevuta senza attivazione: si dice al gateway di quale dovuto è, o che nessuno lo conosce',
  ),

  modifyDovuto('MOD-1', 'nessun dovuto aperto: PAA_IMPORT_ERROR; non da pagare: PAA_IMPORT_DOVUTO_NON_PRESENTE'),
  modifyDovuto('MOD-2', 'il tipo non cambia'),
  modifyDovuto('MOD-3', 'IUV: da vuoto a un valore libero sì, lo stesso sì, un altro o vuoto no'),
  modifyDovuto('MOD-5', 'le regole della scadenza sono quelle dell’inserimento'),
  modifyDovuto('MOD-6', 'ogni altro campo è sovrascritto, anche con un vuoto'),

  insertion('INS-1', 'il tipo dovuto esiste'),
  insertion('INS-2', 'l’operatore è abilitato al tipo, quello scritto e quello del dovuto che c’è'),
  insertion('INS-3', 'la scadenza è ammessa'),
  insertion('INS-4', 'lo IUD è libero'),
  insertion('INS-5', 'lo IUV è libero'),
  insertion('INS-ordine', 'decide il primo controllo che fallisce'),

  doubles('DUP-libero', 'un identificativo è libero quando ogni suo uso è ANNULLATO'),
  doubles('DUP-file', 'nel file, uno IUD già accettato è doppio; uno rifiutato no'),

  iuv('IUV-6.2', 'IUV17 della piattaforma: segregazione, 00, progressivo su 11, modulo 93; mai due volte lo stesso'),
  iuv('IUV-6.5-vuoto', 'vuoto: ammesso'),
  iuv('IUV-6.5-15', '15 cifre: non con 00; in inserimento solo fino al limite'),
  iuv('IUV-6.5-17-genera', '17 cifre con flgGeneraIuv: ammesso'),
  iuv('IUV-6.5-17', '17 cifre: inizia con un codice dell’ente, e senza 00 in terza posizione salvo M e A'),
  iuv('IUV-6.5-25', '25 caratteri: se finisce con 0000, 99 in settima posizione'),
  iuv('IUV-6.5-altra', 'ogni altra lunghezza: rifiutato'),
  iuv('NAV-6.6', 'numero avviso: 0 + codice + 15, 3 + 17; ogni altro non nomina nulla'),
  iuv('QR-6.7', 'PAGOPA|002|avviso|ente|centesimi'),

  verifica('QUO-sconosciuto', 'nessun dovuto con quello IUV'),
  verifica('QUO-malformato', 'avviso malformato o con aux 1 o 2: sconosciuto'),
  verifica('QUO-pagato', 'già pagato, anche se ha pure righe annullate'),
  verifica('QUO-annullato', 'annullato dall’ente'),
  verifica('QUO-multiple', 'più posizioni vive sullo stesso avviso'),
  verifica('QUO-tipo', 'tipo assente, marca da bollo, o spento senza MANTIENI_PAGABILI'),
  verifica('QUO-in-corso', 'un pagamento è già iniziato'),
  verifica(
    'QUO-scaduto',
    'scaduto: obbligatoria, non pagabile oltre, tolleranza passata; il giorno di scadenza è buono',
  ),
  verifica('QUO-stato', 'altro stato, modo di versamento non ammesso, o dati mancanti'),
  verifica('QUO-postale', 'transferType POSTAL senza conto postale'),
  verifica('QUO-pagabile', 'pagabile: importo, fette, causale di riversamento, tassonomia'),

  scadenze('SCAD-manca', 'assente: rifiutata se obbligatoria o stampata'),
  scadenze('SCAD-passata', 'passata: rifiutata solo se obbligatoria'),
  scadenze('SCAD-1.0', 'in 1_0 e 1_1 la data è sempre obbligatoria'),
  scadenze('SCAD-1.2', 'da 1_2 manca solo se il tipo la vuole'),
  scadenze('SCAD-annulla', 'una riga A accetta una data passata'),

  bilanci('BIL-somma', 'la somma degli importi è l’importo del dovuto'),
  bilanci('BIL-nodi', 'illeggibile o senza nodi obbligatori: rifiutato'),
  bilanci('BIL-forma', 'tollerante in ingresso, in forma stretta quando si conserva'),
  bilanci('BIL-sicuro', 'nessuna DTD, nessun attributo, profondità limitata'),

  debitori('DEB-F16', 'F con codice fiscale di 16 caratteri'),
  debitori('DEB-F11', 'F con 11 cifre: cifra di controllo giusta, o codice provvisorio'),
  debitori('DEB-G', 'G solo con partita IVA'),
  debitori('DEB-anonimo', 'ANONIMO solo con F e se il tipo lo ammette'),
  debitori('DEB-tipo', 'altro tipo: rifiutato'),

  tipi('TIPO-ANNULLA', 'un tipo spento con ANNULLA annulla i suoi dovuti ancora da pagare'),

  file('FILE-separatore', 'divide sui ; seguiti da virgolette pari'),
  file('FILE-virgolette', 'toglie spazi e un paio di virgolette; \\" vale "; "" resta'),
  file('FILE-righe', 'una riga fisica, LF o CRLF; intestazione e righe vuote non contano'),
  file('FILE-grande', 'una riga oltre 32 KiB è scartata da sola; quanto si tiene di un file ha un limite di byte'),
  file('FILE-codifica', 'una riga non in UTF-8 è scartata con un codice che lo dice; un file in UTF-16 è rifiutato'),
  file('FILE-vuoto', 'senza righe di dati, o non un CSV: IMPORT_ABORTITO con un codice, mai eseguito a vuoto'),
  file('FILE-colonne', '20, 20, 21, 22, 35 colonne; di più o di meno è un errore di riga'),
  file('FILE-numeri', 'punto decimale, al più 12 cifre intere; niente esponenti'),
  names('NOME-3.2', 'estensione, prefisso dell’ente, tre parti, IUF, versione'),
  names('NOME-doppio', 'nome o flusso già caricato, o in caricamento; uno fallito libera lo IUF'),
  names('STATI-3.5', 'LOAD_IMPORT, IMPORT_IN_ELAB, IMPORT_ESEGUITO o IMPORT_ABORTITO'),
  names('PARZIALE-3.6', 'le righe accettate restano; ripresa dall’ultimo blocco dopo un arresto'),

  forma('FORMA-grande', '<CAMPO> TROPPO GRANDE'),
  forma('FORMA-manca', '<CAMPO> NON PRESENTE'),
  forma('FORMA-numero', '<CAMPO> NON CONFROME: <valore>'),
  forma('FORMA-booleano', '<CAMPO> NON CONFORME'),
  forma('FORMA-data', 'dataScadenzaPagamento:wrong DATE pattern or wrong DATE data'),
  forma('FORMA-tutte', 'tutti gli errori di forma insieme, con PAA_IMPORT_SINTASSI_CSV'),

  content('CONT-IUD', 'IUD che inizia con 000, o che nessun indirizzo può portare'),
  content('CONT-IUV', 'regola dello IUV'),
  content('CONT-TIPO', 'tipo inesistente o disattivato'),
  content('CONT-MARCA', 'tipo marca da bollo'),
  content('CONT-COD_FISC', 'codice fiscale'),
  content('CONT-P_IVA', 'partita IVA'),
  content('CONT-ID_UNIV_FG', 'né F né G'),
  content('CONT-CIVICO', 'civico fuori da ASCII 32–126'),
  content('CONT-NAZ', 'nazione fuori catalogo'),
  content('CONT-PROV', 'provincia fuori catalogo, solo per IT'),
  content('CONT-CAP', 'CAP'),
  content('CONT-EMAIL', 'e-mail'),
  content('CONT-DATA', 'scadenza che manca e che il tipo vuole'),
  content('CONT-IMPORTO', 'zero, negativo, troppo grande, più di due decimali'),
  content('CONT-COMMISSIONI', 'commissione oltre il massimo'),
  content('CONT-TIPO_VERS', 'modo sconosciuto, o ALL insieme ad altri'),
  content('CONT-DATI_RISCOSS', 'forma dei dati specifici'),
  content('CONT-BILANCIO', 'bilancio illeggibile o di altra somma'),
  content('CONT-barre', 'codici in ordine, ognuno dopo |; i tre senza barra restano nudi se primi'),

  archive('ARCH-codici', 'un codice per ogni rifiuto dell’archivio, solo il primo'),
  archive('ARCH-generazione', 'IUV non generabile, o ente sospeso: PAA_IMPORT_ERROR con la ragione'),

  order('ORD-iud', 'uno IUD già accettato nel file vince su azione e validazione'),
  order('ORD-azione', 'azione diversa da I, M, A'),
  order('ORD-file', 'le righe si decidono in ordine di file, qualunque sia il blocco'),
  order('ORD-genera', 'solo una riga I accettabile e senza IUV ne riceve uno'),

  esiti('T2', 'scarti: intestazione e riga fisica intatte, più ;codice;descrizione, in ordine di file'),
  esiti('T3', 'IUV: righe accettate riscritte, IUV e importi completi'),
];
