import { FILE_STEPS } from './next-steps-files';

/** What a person does next, by the code of docs/errori.md: in Italian, in English. What only a program can meet is not here. */
export const NEXT_STEPS: Readonly<Record<string, readonly [it: string, en: string]>> = {
  ...FILE_STEPS,
  RICHIESTA_NON_VALIDA: ['Correggete i campi indicati e riprovate.', 'Correct the fields shown and try again.'],
  TESTO_NON_AMMESSO: [
    'Togliete il carattere che il testo indicato non può avere.',
    'Take out the character that the text named cannot have.',
  ],
  PERMESSO_MANCANTE: [
    'Chiedete il permesso all’amministratore del vostro ente.',
    'Ask the administrator of your body for the permission.',
  ],
  NON_TROVATO: [
    'Controllate l’indirizzo, o ripartite dall’elenco.',
    'Check the address, or start again from the list.',
  ],
  CURSORE_NON_VALIDO: ['Ripartite dalla prima pagina dell’elenco.', 'Start again from the first page of the list.'],
  TROPPE_RICHIESTE: ['Aspettate qualche secondo e riprovate.', 'Wait a few seconds and try again.'],
  RICHIESTA_INCOMPLETA: [
    'La connessione è lenta o si è interrotta: riprovate.',
    'The connection is slow or broke: try again.',
  ],
  NON_DISPONIBILE: [
    'Il resto continua a funzionare: riprovate fra poco.',
    'The rest goes on working: try again shortly.',
  ],
  NON_PRONTO: [
    'Il sistema si sta avviando: riprovate fra un minuto.',
    'The system is starting: try again in a minute.',
  ],
  ERRORE_INTERNO: [
    'Riprovate; se si ripete, comunicate il codice all’assistenza.',
    'Try again; if it happens again, tell the assistance the reference.',
  ],
  RISPOSTA_IN_RITARDO: [
    'Guardate se l’operazione è stata fatta, poi eventualmente ripetetela.',
    'See whether it was done, then do it again if it was not.',
  ],
  RISPOSTA_INTERROTTA: [
    'Guardate se l’operazione è stata fatta, poi eventualmente ripetetela.',
    'See whether it was done, then do it again if it was not.',
  ],
  RISPOSTA_INATTESA: [
    'Riprovate; se si ripete, comunicate il codice all’assistenza.',
    'Try again; if it happens again, tell the assistance the reference.',
  ],
  CSRF_NON_VALIDO: [
    'Ricaricate la pagina e riprovate: quello che avete scritto resta.',
    'Reload the page and try again: what you wrote stays.',
  ],
  SESSIONE_SCADUTA: ['Accedete di nuovo: quello che avete scritto resta.', 'Log in again: what you wrote stays.'],
  RIACCESSO_NECESSARIO: [
    'Accedete di nuovo e ripetete la modifica: tornerete qui.',
    'Log in again and repeat the change: you will come back here.',
  ],
  ACCESSO_NECESSARIO: ['Accedete con SPID o CIE.', 'Log in with SPID or CIE.'],
  PROVA_RICHIESTA: [
    'La pagina svolge da sola un piccolo controllo: riprovate.',
    'The page makes a small check by itself: try again.',
  ],
  ENTE_SCONOSCIUTO: [
    'Controllate l’ente; se è appena stato configurato, riprovate fra poco.',
    'Check the body; if it was set up just now, try again shortly.',
  ],
  ENTE_GIA_PRESENTE: ['Cercatelo nell’elenco e modificate quello.', 'Find it in the list and change that one.'],
  ENTE_NON_VALIDO: ['Correggete il dato indicato.', 'Correct what is shown.'],
  CODICE_FISCALE_ENTE_NON_VALIDO: ['Controllate il codice fiscale dell’ente.', 'Check the tax code of the body.'],
  CODICE_IPA_NON_VALIDO: [
    'Prendete il codice dall’Indice delle Pubbliche Amministrazioni.',
    'Take the code from the index of public bodies.',
  ],
  VERSIONE_SUPERATA: [
    'Ricaricate la pagina e ripetete la modifica su quello che vedete.',
    'Reload the page and make the change again on what you see.',
  ],
  TRANSIZIONE_NON_AMMESSA: [
    'Da questo stato non si può: passate per gli stati ammessi.',
    'Not from this state: go through the allowed states.',
  ],
  REQUISITI_MANCANTI: ['Completate ciò che manca, poi riprovate.', 'Complete what is missing, then try again.'],
  AMBITO_RICHIESTO: ['Dite che cosa si sospende.', 'Say what is suspended.'],
  IBAN_NON_VALIDO: [
    'Ricontrollate IBAN e BIC sul contratto della banca.',
    'Check IBAN and BIC against the bank’s contract.',
  ],
  IBAN_SCONOSCIUTO: ['Registratelo prima fra i conti dell’ente.', 'Register it among the accounts of the body first.'],
  CAMPO_NON_MODIFICABILE: [
    'Quei dati li cambia l’intermediario: chiedeteglielo.',
    'Those data are changed by the intermediary: ask them.',
  ],
  MESSAGGIO_NON_VALIDO: ['Correggete il messaggio dove è indicato.', 'Correct the message where it is shown.'],
  LOGO_NON_VALIDO: [
    'Scegliete un PNG o un JPEG di al più 500 kB e 1000 punti di lato.',
    'Choose a PNG or a JPEG of at most 500 kB and 1000 pixels a side.',
  ],
  IBAN_IN_USO: ['Sostituitelo dove è usato, poi dismettetelo.', 'Replace it where it is used, then dismiss it.'],
  IBAN_STATO_NON_AMMESSO: ['Seguite i passaggi del conto nell’ordine.', 'Follow the steps of the account in order.'],
  CODICI_NON_VALIDI: [
    'Correggete l’elenco dei codici e salvatelo intero.',
    'Correct the list of codes and save it whole.',
  ],
  CODICE_IN_USO: [
    'Il codice serve a avvisi già emessi: lasciatelo, senza generare nuovi IUV.',
    'The code serves notices already issued: leave it, without making new IUVs.',
  ],
  STAZIONE_SCONOSCIUTA: [
    'Registrate la stazione, o correggete il suo identificativo.',
    'Register the station, or correct its identifier.',
  ],
  STAZIONE_DI_ALTRI: ['Usate una stazione del vostro intermediario.', 'Use a station of your broker.'],
  TIPO_DOVUTO_NON_VALIDO: ['Correggete ciò che è indicato.', 'Correct what is shown.'],
  TIPO_DOVUTO_RISERVATO: ['Usate un tipo dovuto dell’ente.', 'Use a kind of debt of the body.'],
  TIPO_DOVUTO_INCOMPLETO: [
    'Completate il tipo dovuto, poi attivatelo.',
    'Complete the kind of debt, then switch it on.',
  ],
  FUNZIONALITA_SCONOSCIUTA: ['Scegliete una funzione dell’elenco.', 'Choose a feature of the list.'],
  CLIENT_SCONOSCIUTO: ['Cercate il gestionale nell’elenco.', 'Look for the client in the list.'],
  CLIENT_REVOCATO: ['Createne uno nuovo.', 'Make a new one.'],
  CLIENT_GIA_PRESENTE: [
    'Scegliete un altro nome, o ruotate il segreto di quello che c’è.',
    'Choose another name, or rotate the secret of the one that is there.',
  ],
  PERMESSI_NON_CONCEDIBILI: ['Potete dare solo i permessi che avete.', 'You can give only permissions that you have.'],
  AMBITO_INSUFFICIENTE: [
    'Scegliete l’ente giusto, o chiedete all’intermediario.',
    'Choose the right body, or ask the broker.',
  ],
  CODICE_FISCALE_PERSONA_NON_VALIDO: [
    'Ricontrollate il codice fiscale sul documento.',
    'Check the tax code against the document.',
  ],
  ASSEGNAZIONE_SCONOSCIUTA: [
    'Ricaricate l’elenco: forse è già stata tolta.',
    'Reload the list: perhaps it was taken away already.',
  ],
  ASSEGNAZIONE_NON_VALIDA: ['Correggete i tipi dovuto o le date.', 'Correct the kinds of debt or the dates.'],
  ASSEGNAZIONE_PROPRIA: [
    'Chiedetelo a un altro amministratore: nessuno cambia i propri ruoli.',
    'Ask another administrator: nobody changes their own roles.',
  ],
  TIPO_DOVUTO_SCONOSCIUTO: ['Scegliete un tipo dovuto dell’elenco.', 'Choose a kind of debt of the list.'],
  ULTIMO_AMMINISTRATORE: ['Nominate prima un altro amministratore.', 'Appoint another administrator first.'],
  PER_CONTO_IN_CORSO: [
    'Terminate prima quello in corso, dall’avviso in cima alla pagina di quell’ente.',
    'End the one in progress first, from the notice at the top of that body’s page.',
  ],
  PER_CONTO_NON_VALIDO: [
    'Scrivete il motivo, di almeno cinque caratteri; al massimo 60 minuti.',
    'Write the reason, at least five characters; at most 60 minutes.',
  ],
  MODULO_NON_VALIDO: ['Correggete i campi elencati.', 'Correct the fields listed.'],
  ENTE_NON_ATTIVO: ['Completate l’attivazione dell’ente.', 'Complete the activation of the body.'],
  ENTE_SOSPESO: [
    'Aspettate la riattivazione; modifiche e annullamenti restano possibili.',
    'Wait for the reactivation; changes and cancelling stay possible.',
  ],
  ENTE_SENZA_CODICE_SEGREGAZIONE: [
    'Assegnate un codice di segregazione nella configurazione dell’ente.',
    'Assign a segregation code in the settings of the body.',
  ],
  DOVUTO_NON_VALIDO: ['Correggete i campi indicati.', 'Correct the fields shown.'],
  AVVISO_NON_STAMPABILE: [
    'Togliete il motivo indicato, poi stampate di nuovo.',
    'Remove the reason shown, then print again.',
  ],
  DOVUTO_NON_TROVATO: [
    'Cercatelo nell’elenco: forse è di un tipo che non vedete.',
    'Look for it in the list: perhaps it is of a kind that you do not see.',
  ],
  DOVUTO_NON_MODIFICABILE: ['Createne uno nuovo, con un altro IUD.', 'Make a new one with another IUD.'],
  DOVUTO_NON_ANNULLABILE: [
    'Se un pagamento è in corso, aspettate che finisca.',
    'If a payment is under way, wait for its end.',
  ],
  TIPO_DOVUTO_NON_ATTIVO: [
    'Riattivate il tipo dovuto, o sceglietene un altro.',
    'Switch the kind of debt on, or choose another.',
  ],
  TIPO_DOVUTO_NON_PERMESSO: [
    'Usate uno dei vostri tipi, o fatevi abilitare dall’amministratore dell’ente.',
    'Use one of your kinds, or ask the administrator of the body.',
  ],
  TIPO_DOVUTO_NON_MODIFICABILE: ['Annullate il dovuto e createne uno nuovo.', 'Cancel the debt and make a new one.'],
  DATA_SCADENZA_OBBLIGATORIA: ['Indicate una data da oggi in poi.', 'Give a date from today on.'],
  IUD_DUPLICATO: [
    'Usate uno IUD nuovo, o modificate il dovuto che lo ha.',
    'Use a new IUD, or change the debt that has it.',
  ],
  IUV_DUPLICATO: ['Lasciate vuoto lo IUV: ne sarà dato uno.', 'Leave the IUV empty: one will be given.'],
  IUV_NON_ANNULLABILE: ['Ripetete lo IUV del dovuto, senza cambiarlo.', 'Repeat the IUV of the debt unchanged.'],
  IUD_NON_VALIDO: [
    'Controllate lo IUD: al più 35 caratteri, e non comincia con 000.',
    'Check the IUD: at most 35 characters, not beginning with 000.',
  ],
  RICERCA_TROPPO_BREVE: [
    'Scrivete almeno tre lettere, o il codice intero.',
    'Write at least three letters, or the whole code.',
  ],
  SPONTANEO_NON_DISPONIBILE: [
    'Tornate alla pagina dell’ente e scegliete un altro pagamento.',
    'Go back to the page of the body and choose another payment.',
  ],
  CHIAVE_RIUSATA: [
    'Ricaricate la pagina e compilate di nuovo il modulo.',
    'Reload the page and fill in the form again.',
  ],
  RIFERIMENTO_NON_VALIDO: [
    'Sono passate più di 24 ore: cercate di nuovo l’avviso.',
    'More than 24 hours have passed: look for the notice again.',
  ],
  CARRELLO_PIENO: ['Pagate quelli che ci sono, o toglietene uno.', 'Pay those that are there, or take one out.'],
  CARRELLO_VUOTO: ['Mettete un avviso nel carrello.', 'Put a notice into the cart.'],
  CARRELLO_TROPPO_GRANDE: ['Pagatene cinque, poi gli altri.', 'Pay five, then the others.'],
  CARRELLO_NON_DISPONIBILE: ['Nulla è stato pagato: riprovate fra poco.', 'Nothing was paid: try again shortly.'],
  VOCE_NON_PAGABILE: ['Guardate lo stato del pagamento nella sua pagina.', 'See the state of the payment on its page.'],
  IMPORTO_CAMBIATO: [
    'Guardate il nuovo importo e, se va bene, continuate.',
    'See the new amount and, if it is right, go on.',
  ],
  CHECKOUT_RIFIUTATO: [
    'Nulla è stato pagato: riprovate con meno avvisi.',
    'Nothing was paid: try again with fewer notices.',
  ],
  CHECKOUT_NON_DISPONIBILE: [
    'Nulla è stato pagato: riprovate, il carrello resta lo stesso.',
    'Nothing was paid: try again, the cart stays the same.',
  ],
  PREVENTIVO_NON_DISPONIBILE: ['Nulla è stato pagato: riprovate fra poco.', 'Nothing was paid: try again shortly.'],
  ESITO_SCONOSCIUTO: [
    'Usate l’indirizzo intero, come vi è stato dato.',
    'Use the whole address as it was given to you.',
  ],
  RICEVUTA_NON_ARRIVATA: [
    'Aspettate che l’esito dica pagato; non pagate di nuovo.',
    'Wait until the outcome says paid; do not pay again.',
  ],
  LINK_SCONOSCIUTO: [
    'Usate l’indirizzo intero, o chiedetene un altro dalla pagina dell’esito.',
    'Use the whole address, or ask for another on the page of the outcome.',
  ],
  LINK_SCADUTO: [
    'Chiedete la ricevuta all’ente, o entrate nell’area personale.',
    'Ask the body for the receipt, or log in to your area.',
  ],
  CODICE_FISCALE_RICHIESTO: [
    'Scrivete il codice fiscale di chi ha pagato o doveva pagare.',
    'Write the tax code of who paid or had to pay.',
  ],
  ENTE_SOSPESO_INCASSI: [
    'L’ente ora non incassa: riprovate quando riprende.',
    'The body takes no payments now: try again when it does.',
  ],
  AVVISO_SCONOSCIUTO: ['Controllate il codice avviso e il codice fiscale.', 'Check the notice code and the tax code.'],
  AVVISO_SCADUTO: ['Chiedete all’ente un avviso nuovo.', 'Ask the body for a new notice.'],
  AVVISO_PAGATO: ['Non serve altro: non pagatelo di nuovo.', 'Nothing more is needed: do not pay it again.'],
  AVVISO_IN_CORSO: [
    'Un pagamento è già cominciato: aspettatene l’esito.',
    'A payment has begun already: wait for its outcome.',
  ],
  AVVISO_ANNULLATO: ['Rivolgetevi all’ente: forse ce n’è uno nuovo.', 'Ask the body: perhaps there is a new one.'],
  AVVISO_AMBIGUO: ['Rivolgetevi all’ente, con il codice dell’avviso.', 'Ask the body, with the code of the notice.'],
  AVVISO_NON_PAGABILE: [
    'Rivolgetevi all’ente, con il codice dell’avviso.',
    'Ask the body, with the code of the notice.',
  ],
  CONTO_POSTALE_ASSENTE: ['Pagate in un altro modo, o rivolgetevi all’ente.', 'Pay in another way, or ask the body.'],
  RICEVUTA_SCONOSCIUTA: ['Cercatela nell’elenco delle ricevute.', 'Look for it in the list of receipts.'],
  RICEVUTE_TROPPE: ['Chiedetele per periodi più brevi.', 'Ask for shorter periods.'],
  ORIGINALE_NON_CONSERVATO: [
    'Usate il PDF della ricevuta, che ha gli stessi dati.',
    'Use the PDF of the receipt, which has the same data.',
  ],
  SCARICO_SCONOSCIUTO: ['Chiedete di nuovo lo scarico.', 'Ask for the fetch again.'],
  FLUSSO_SCONOSCIUTO: ['Cercatelo nell’elenco dei flussi.', 'Look for it in the list of flows.'],
  BOLLETTA_ABBINATA: [
    'Ricaricate la pagina: forse qualcuno l’ha già collegata.',
    'Load the page again: perhaps someone has linked it already.',
  ],
  CODICE_SCONOSCIUTO: [
    'Controllate il codice: deve essere di un flusso o di un pagamento già arrivato.',
    'Check the code: it must be of a flow or a payment that has arrived.',
  ],
  COLLEGAMENTO_ASSENTE: [
    'Ricaricate la pagina: il collegamento è già stato sciolto.',
    'Load the page again: the link was undone already.',
  ],
  CHIAVE_SCONOSCIUTA: [
    'Cercate l’elemento nell’elenco: forse è di un tipo che non vedete.',
    'Look for it in the list: perhaps it is of a kind that you do not see.',
  ],
};
