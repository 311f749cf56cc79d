import type { CampoDovuto } from '../domain/dovuto';
import type { ShapeDefect } from '../domain/shape';
import type { ContentFault } from '../domain/validation';

/** Why a field's shape is refused, and what to do. */
export const SHAPE_EXPLANATIONS: Record<ShapeDefect, string> = {
  TROPPO_GRANDE: 'Il valore è più lungo di quanto il campo ammette.',
  NON_PRESENTE: 'Il campo è obbligatorio.',
  NUMERO_NON_CONFORME: 'Serve un numero con il punto decimale, per esempio 120.50.',
  BOOLEANO_NON_CONFORME: 'Serve true o false.',
  DATA_NON_VALIDA: 'Serve una data che esiste, nella forma aaaa-MM-gg.',
};

/** The name of each field in a channel that answers at once, so that a caller finds it in what it sent. */
export const CHANNEL_FIELDS: Record<CampoDovuto, string> = {
  iud: 'iud',
  iuv: 'iuv',
  tipoIdentificativo: 'debitore.tipo',
  codiceIdentificativo: 'debitore.codice',
  anagrafica: 'debitore.anagrafica',
  indirizzo: 'debitore.indirizzo',
  civico: 'debitore.civico',
  cap: 'debitore.cap',
  localita: 'debitore.localita',
  provincia: 'debitore.provincia',
  nazione: 'debitore.nazione',
  email: 'debitore.email',
  scadenza: 'dataScadenza',
  importo: 'importo',
  commissione: 'commissioneCaricoPa',
  tipoDovuto: 'tipoDovuto',
  tipoVersamento: 'tipoVersamento',
  causale: 'causale',
  datiSpecifici: 'datiSpecificiRiscossione',
  bilancio: 'bilancio',
  generaIuv: 'generaIuv',
};

/** Why a field's content is refused, and what to do. */
export const CONTENT_EXPLANATIONS: Record<ContentFault, { readonly campo: string; readonly motivo: string }> = {
  IUD: {
    campo: 'iud',
    motivo:
      'Lo IUD non può iniziare con 000, riservato alla piattaforma, né avere passi di percorso (. e .. tra barre) o caratteri di controllo.',
  },
  IUV: {
    campo: 'iuv',
    motivo:
      'Lo IUV deve avere 17 cifre, iniziare con un codice di segregazione dell’ente e non avere 00 in terza e quarta posizione; lasciarlo vuoto per averlo dalla piattaforma.',
  },
  TIPO_DOVUTO_INESISTENTE: {
    campo: 'tipoDovuto',
    motivo: 'L’ente non ha questo tipo di dovuto: usare un codice dell’elenco dei tipi dovuto.',
  },
  TIPO_DOVUTO_NON_ATTIVO: {
    campo: 'tipoDovuto',
    motivo: 'Il tipo di dovuto è disattivato per l’ente: riattivarlo, o usarne un altro.',
  },
  TIPO_DOVUTO_MARCA_DA_BOLLO: {
    campo: 'tipoDovuto',
    motivo: 'La marca da bollo digitale non si carica come dovuto.',
  },
  COD_FISC: { campo: 'debitore.codice', motivo: 'Il codice fiscale del debitore non è valido.' },
  P_IVA: { campo: 'debitore.codice', motivo: 'La partita IVA del debitore non è valida.' },
  ID_UNIV_FG: { campo: 'debitore.tipo', motivo: 'Il tipo di debitore è F (persona) o G (persona giuridica).' },
  CIVICO: { campo: 'debitore.civico', motivo: 'Il civico ammette solo caratteri ASCII stampabili.' },
  NAZIONE: { campo: 'debitore.nazione', motivo: 'La nazione è un codice ISO 3166 di due lettere.' },
  PROVINCIA: { campo: 'debitore.provincia', motivo: 'La provincia non è una sigla italiana.' },
  CAP: { campo: 'debitore.cap', motivo: 'Il CAP ammette da 1 a 16 lettere e cifre.' },
  EMAIL: { campo: 'debitore.email', motivo: 'L’indirizzo e-mail non è valido.' },
  DATA_SCADENZA_NON_PRESENTE: { campo: 'dataScadenza', motivo: 'Il tipo di dovuto richiede la data di scadenza.' },
  IMPORTO: {
    campo: 'importo',
    motivo: 'L’importo deve essere maggiore di zero, non oltre 999999999.99, con al più due decimali.',
  },
  COMMISSIONE: {
    campo: 'commissioneCaricoPa',
    motivo: 'La commissione deve essere tra 0 e 999999999.99, con al più due decimali.',
  },
  TIPO_VERSAMENTO: {
    campo: 'tipoVersamento',
    motivo: 'I modi di versamento sono ALL, oppure BBT, BP, AD, CP, PO, OBEP separati da |.',
  },
  DATI_SPECIFICI: {
    campo: 'datiSpecificiRiscossione',
    motivo: 'I dati specifici hanno la forma 9/<codice tassonomico>/…, senza spazi.',
  },
  BILANCIO: {
    campo: 'bilancio',
    motivo: 'Il bilancio non è leggibile, o la somma dei suoi importi non è l’importo del dovuto.',
  },
};
