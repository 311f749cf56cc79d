/** What to do next when a file or a batch of notices is refused, by the code of docs/errori.md: in Italian, in English. */
export const FILE_STEPS: Readonly<Record<string, readonly [it: string, en: string]>> = {
  FILE_MANCANTE: ['Scegliete un file solo, intero, e inviatelo di nuovo.', 'Choose one whole file and send it again.'],
  FILE_TROPPO_GRANDE: ['Dividetelo in parti, o comprimetelo in uno zip.', 'Split it, or compress it into a zip.'],
  CORPO_TROPPO_GRANDE: [
    'Dividete l’invio, o comprimete il file in uno zip.',
    'Split what you send, or compress the file into a zip.',
  ],
  ARCHIVIO_NON_VALIDO: [
    'Rifate lo zip senza password, con dentro un file solo.',
    'Make the zip again without a password, with a single file in it.',
  ],
  NOME_INTERNO_DIVERSO: [
    'Date al file dentro lo zip lo stesso nome dello zip.',
    'Give the file in the zip the same name as the zip.',
  ],
  IMPORT_NOME_FILE_NON_VALIDO: [
    'Rinominate il file: ente, identificativo e versione, come dice la guida.',
    'Rename the file: body, identifier and version, as the guide says.',
  ],
  IMPORT_ENTE_DIVERSO: [
    'Caricatelo per l’ente che ha nel nome, o rinominatelo.',
    'Upload it for the body in its name, or rename it.',
  ],
  IMPORT_VERSIONE_NON_AMMESSA: [
    'Usate una versione ammessa del tracciato, come 1_2.',
    'Use an allowed version of the layout, such as 1_2.',
  ],
  IMPORT_NOME_FILE_DUPLICATO: [
    'Un file con questo nome c’è già: usate un altro identificativo.',
    'A file of this name is there already: use another identifier.',
  ],
  IMPORT_FLUSSO_DUPLICATO: [
    'Questo flusso è già stato caricato: usate un altro identificativo.',
    'This flow was loaded already: use another identifier.',
  ],
  IMPORT_FLUSSO_IN_CARICAMENTO: [
    'Aspettate che il caricamento in corso finisca.',
    'Wait for the running upload to end.',
  ],
  IMPORT_NON_TROVATO: ['Cercate il caricamento nell’elenco.', 'Look for the upload in the list.'],
  IMPORT_ESITO_NON_DISPONIBILE: [
    'Aspettate la fine; se non ci sono scarti, il loro file non esiste.',
    'Wait for the end; without rejects their file does not exist.',
  ],
  IMPORT_NON_ANNULLABILE: [
    'Per togliere i dovuti caricati usate un file con azione A.',
    'To take back loaded debts use a file with action A.',
  ],
  TROPPI_CARICAMENTI: [
    'Aspettate che un caricamento finisca, poi riprovate.',
    'Wait for an upload to end, then try again.',
  ],
  NOME_FILE_NON_VALIDO: ['Rinominate il file e riprovate.', 'Rename the file and try again.'],
  FORMATO_FILE_NON_AMMESSO: ['Caricate un CSV, o lo zip che lo contiene.', 'Upload a CSV, or the zip that holds it.'],
  FILE_DUPLICATO: [
    'Non serve caricarlo di nuovo; se il contenuto è altro, rinominatelo.',
    'No need to upload it again; if its content differs, rename it.',
  ],
  FILE_SU_ENTE_ERRATO: ['Caricatelo per l’ente che ha nel nome.', 'Upload it for the body in its name.'],
  VERSIONE_NON_SUPPORTATA: ['Usate la versione 1_0.', 'Use version 1_0.'],
  MAPPATURA_NON_VALIDA: ['Rivedete le colonne scelte e riprovate.', 'Check the chosen columns and try again.'],
  CSV_NON_LEGGIBILE: ['Esportate di nuovo il file dalla tesoreria.', 'Export the file from the treasury again.'],
  CODIFICA_NON_AMMESSA: ['Salvate il file come UTF-8.', 'Save the file as UTF-8.'],
  CARICAMENTO_INTERROTTO: [
    'Caricatelo di nuovo; se si ripete, comunicate il codice all’assistenza.',
    'Upload it again; if it happens again, tell the assistance the reference.',
  ],
  NESSUNA_RIGA: ['Caricate il file con i movimenti.', 'Upload the file with the entries.'],
  TROPPE_RIGHE: ['Dividetelo in più file, con nomi diversi.', 'Split it into several files with different names.'],
  GIORNALE_SCONOSCIUTO: [
    'Cercate il giornale nell’elenco dei caricamenti.',
    'Look for the journal in the list of uploads.',
  ],
  SCARTI_NON_DISPONIBILI: [
    'Gli scarti non sono più conservati: chiedete il file a chi lo ha prodotto.',
    'The rejects are no longer kept: ask who made the file.',
  ],
  TESORERIA_NON_ATTIVA: [
    'Attivate il giornale di cassa nella configurazione dell’ente, se lo ricevete.',
    'Switch the cash journal on in the body’s settings, if you receive it.',
  ],
  STAMPA_NON_VALIDA: [
    'Indicate un solo modo di scegliere gli avvisi; le date vanno con il tipo dovuto.',
    'Give one way of choosing the notices; dates go with the kind of debt.',
  ],
  STAMPA_VUOTA: [
    'Nessun avviso corrisponde: rivedete il caricamento, o il tipo e le date.',
    'No notice matches: check the upload, or the kind and the dates.',
  ],
  STAMPA_TROPPO_GRANDE: [
    'Dividete la stampa, per esempio con le date di scadenza.',
    'Split the batch, for example by due dates.',
  ],
  TROPPE_STAMPE: ['Aspettate che una stampa finisca, poi riprovate.', 'Wait for a batch to end, then try again.'],
  PERIODO_NON_VALIDO: [
    'Correggete i giorni: al più un anno, il primo prima dell’ultimo.',
    'Correct the days: a year at most, the first before the last.',
  ],
  VERSIONE_NON_AMMESSA: ['Scegliete una delle versioni offerte.', 'Choose one of the versions offered.'],
  EXPORT_TROPPO_GRANDE: ['Chiedete il CSV, o un periodo più breve.', 'Ask for the CSV, or for a shorter period.'],
  TROPPI_EXPORT: ['Aspettate che un export finisca e riprovate.', 'Wait until an export ends and try again.'],
  EXPORT_NON_TROVATO: ['Ripartite dall’elenco degli export.', 'Start again from the list of exports.'],
  EXPORT_NON_DISPONIBILE: [
    'Aspettate che sia pronto, o chiedetelo di nuovo.',
    'Wait until it is ready, or ask for it again.',
  ],
  EXPORT_NON_ANNULLABILE: [
    'È già finito: scaricatelo, o chiedetelo di nuovo.',
    'It has ended already: download it, or ask for it again.',
  ],
  STAMPA_NON_ANNULLABILE: [
    'È già finita: scaricatene le parti, o chiedetela di nuovo.',
    'It has ended already: download its parts, or ask for it again.',
  ],
  STAMPA_NON_TROVATA: [
    'Cercate la stampa nell’elenco delle attività.',
    'Look for the batch in the list of activities.',
  ],
  STAMPA_PARTE_NON_DISPONIBILE: [
    'Aspettate la fine, o chiedete di nuovo la stampa.',
    'Wait for the end, or ask for the batch again.',
  ],
};
