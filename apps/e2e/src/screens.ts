/** How a screen can be. `full` is the real one; the others are made by what its door is made to answer. */
export type ScreenState = 'full' | 'empty' | 'loading' | 'error' | 'dialog';

/**
 * One screen of ui.md §21 for the runs that look at every screen: axe, 320 px, outline, pictures. Plain data: the owner of a
 * screen adds its row in its area.
 */
export interface ScreenCase {
  /** Code of the specification, with a word when a code has several screens: `C-15 privacy`. */
  readonly code: string;
  readonly path: string;
  /** Who looks, by the name in tools/demo/personas.json; nobody in particular when absent. */
  readonly persona?: string;
  /** Selectors of playwright clicked one after the other to come to the screen from `path`. */
  readonly steps?: readonly string[];
  /** A selector that is there when the screen is full. */
  readonly ready: string;
  readonly states: readonly ScreenState[];
  /** The screen is about a refusal: its requests are answered with 4xx or 5xx. */
  readonly refused?: true;
  /** Glob of the request that brings the screen's data: held for `loading`, refused for `error`, answered with `emptyBody` for `empty`. */
  readonly door?: string;
  readonly emptyBody?: unknown;
  /** Selectors clicked one after the other to open the dialog. */
  readonly dialog?: readonly string[];
}

const NO_SUM = { numero: 0, importo: '0.00' };
/** The cruscotto of an ente that begins. */
const NO_FIGURES = {
  da: '2026-11-02',
  a: '2026-12-01',
  limitato: false,
  aperti: ['DA_PAGARE', 'SCADUTO'].map((stato) => ({ stato, ...NO_SUM })),
  chiusi: ['PAGATO', 'NON_PAGATO', 'ANNULLATO'].map((stato) => ({ stato, periodo: NO_SUM, precedente: NO_SUM })),
  perTipo: [],
  perGiorno: [],
  scadenze: [],
};

/** An empty page of any keyset list. */
const NONE = { elementi: [], cursore: null };

export const SCREENS: readonly ScreenCase[] = [
  // access: login, errors, static pages
  { code: 'C-14', path: '/accedi', ready: 'text=Entra con CIE', states: ['full'] },
  { code: 'C-14 english', path: '/en/accedi', ready: 'text=Enter with CIE', states: ['full'] },
  {
    code: 'C-14 refused',
    path: '/accesso-negato?motivo=annullato',
    ready: 'text=Riprova ad accedere',
    states: ['full'],
  },
  { code: 'C-15 help', path: '/aiuto', ready: 'details', states: ['full'] },
  { code: 'C-15 contacts', path: '/contatti', ready: 'h1', states: ['full'] },
  { code: 'C-15 privacy', path: '/privacy', ready: 'h1', states: ['full'] },
  { code: 'C-15 legal notes', path: '/note-legali', ready: 'h1', states: ['full'] },
  { code: 'C-15 cookies', path: '/cookie', ready: 'h1', states: ['full'] },
  { code: 'C-15 accessibility', path: '/accessibilita', ready: 'h1', states: ['full'] },
  { code: 'C-15 site map', path: '/mappa-sito', ready: 'h1', states: ['full'] },
  { code: 'C-16 404', path: '/non-esiste', ready: 'h1', states: ['full'] },
  { code: 'C-16 503', path: '/errore/503', ready: 'h1', states: ['full'] },
  {
    code: 'C-28 sessions',
    path: '/sessioni',
    persona: 'Marco Tentoni',
    ready: 'text=Questa sessione',
    states: ['full', 'loading', 'error'],
    door: '**/api/sessioni',
  },
  {
    code: 'O-02',
    path: '/bo/scegli-ente',
    persona: 'Dario Provetti',
    ready: 'text=Provincia di Valprova',
    states: ['full'],
  },
  {
    code: 'O-02 no role',
    path: '/bo/scegli-ente',
    persona: 'Carla Fittizi',
    ready: 'text=Non avete ancora',
    states: ['full'],
  },
  {
    code: 'O-02 intermediary',
    path: '/bo/scegli-ente',
    persona: 'Fabio Campioni',
    ready: '.choice-cards',
    states: ['full'],
  },
  // cittadino
  { code: 'C-01', path: '/', ready: 'text=Hai un avviso di pagamento?', states: ['full'] },
  { code: 'C-01 english', path: '/en/', ready: 'text=Do you have a payment notice?', states: ['full'] },
  {
    code: 'C-02',
    path: '/enti',
    ready: '.ente-cards',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/api/public/enti?*',
    emptyBody: NONE,
  },
  {
    code: 'C-03',
    path: '/enti/c_roccaprova',
    ready: '.spontanei-group',
    states: ['full', 'loading', 'error'],
    door: '**/api/public/enti/c_roccaprova',
  },
  {
    code: 'C-03 unknown',
    path: '/enti/nessun_ente',
    ready: 'text=Ente non trovato',
    states: ['full'],
    refused: true,
  },
  {
    code: 'C-04',
    path: '/paga-avviso',
    ready: 'text=Cerca avviso',
    states: ['full', 'dialog'],
    dialog: ['text=Inquadra il QR'],
  },
  {
    code: 'C-05 none',
    path: '/paga-avviso?numeroAvviso=301000000000000144&codIdUnivoco=RSSMRA80A01H501U',
    ready: 'text=Nessun avviso corrisponde',
    states: ['full'],
  },
  {
    code: 'C-06',
    path: '/altri-pagamenti',
    ready: '.ente-cards li',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/api/public/enti?*',
    emptyBody: NONE,
  },
  {
    code: 'C-07 mensa',
    path: '/enti/c_roccaprova/pagamenti/MENSA',
    ready: 'text=Codice alunno',
    states: ['full', 'loading', 'error'],
    door: '**/spontanei/MENSA',
  },
  {
    code: 'C-07 errors',
    path: '/enti/c_roccaprova/pagamenti/OCCUPAZIONE_SUOLO',
    steps: ['button[type=submit]'],
    ready: '.error-summary',
    states: ['full'],
  },
  {
    code: 'C-08 empty',
    path: '/carrello',
    ready: 'text=Il carrello è vuoto',
    states: ['full', 'loading', 'error'],
    door: '**/api/public/carrello',
  },
  {
    code: 'C-20',
    path: '/area-personale',
    persona: 'Ada Provetti',
    ready: '.debt-row',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/api/cittadino/*',
    emptyBody: NONE,
  },
  {
    code: 'C-21',
    path: '/area-personale/posizioni-aperte',
    persona: 'Ada Provetti',
    ready: '.app-table',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/api/cittadino/posizioni?*',
    emptyBody: NONE,
  },
  {
    code: 'C-22',
    path: '/area-personale/posizioni-aperte',
    persona: 'Ada Provetti',
    steps: ['.app-table tbody a'],
    ready: '.debt-card',
    states: ['full'],
  },
  {
    code: 'C-23',
    path: '/area-personale/storico',
    persona: 'Ivo Saggi',
    ready: 'text=Ancora nessuna transazione',
    states: ['full', 'loading', 'error'],
    door: '**/api/cittadino/pagamenti?*',
  },
  {
    code: 'C-09',
    path: '/checkout',
    ready: 'text=Il carrello è vuoto',
    states: ['full', 'loading', 'error'],
    door: '**/api/public/carrello',
  },
  {
    code: 'C-10 unknown',
    path: `/esito/${'0'.repeat(32)}`,
    ready: 'text=Pagamento non trovato',
    refused: true,
    states: ['full', 'loading', 'error'],
    door: '**/api/public/esiti/*',
  },
  {
    code: 'C-11 unknown',
    path: `/ricevute/${'x'.repeat(43)}`,
    ready: 'text=Ricevuta non trovata',
    refused: true,
    states: ['full', 'loading', 'error'],
    door: '**/api/public/ricevute/*',
  },

  // operatore
  {
    code: 'O-03',
    path: '/bo/c_roccaprova',
    persona: 'Marco Tentoni',
    ready: '.view-switch',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/cruscotto?*',
    emptyBody: NO_FIGURES,
  },
  {
    code: 'O-03 channels',
    path: '/bo/c_roccaprova',
    persona: 'Marco Tentoni',
    ready: '.view-switch',
    states: ['error'],
    door: '**/transazioni/riepilogo?*',
  },
  {
    code: 'O-04',
    path: '/bo/c_roccaprova/dovuti',
    persona: 'Marco Tentoni',
    ready: '.list-count',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/c_roccaprova/dovuti?*',
    emptyBody: { ...NONE, totale: 0, oltre: false },
  },
  {
    code: 'O-04 search',
    path: '/bo/c_roccaprova/cerca?q=nessuno',
    persona: 'Marco Tentoni',
    ready: '.empty-state',
    states: ['full', 'loading', 'error'],
    door: '**/ricerca?*',
  },
  {
    code: 'O-05',
    path: '/bo/p_valprova/dovuti',
    persona: 'Dario Provetti',
    steps: ['.row-link'],
    ready: '.app-timeline',
    states: ['full', 'loading', 'error', 'dialog'],
    door: '**/dovuti/*/storia',
    dialog: ['button:has-text("Annulla")'],
  },
  {
    code: 'O-06',
    path: '/bo/c_roccaprova/dovuti/nuovo',
    persona: 'Marco Tentoni',
    ready: 'fieldset',
    states: ['full'],
  },
  {
    code: 'O-07',
    path: '/bo/c_roccaprova/flussi/import',
    persona: 'Marco Tentoni',
    ready: '.list-count',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/import-dovuti?limite=25*',
    emptyBody: NONE,
  },
  {
    code: 'O-15',
    path: '/bo/c_roccaprova/attivita',
    persona: 'Marco Tentoni',
    ready: '.page',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/import-dovuti?miei=true&limite=50*',
    emptyBody: NONE,
  },
  {
    code: 'O-10',
    path: '/bo/c_roccaprova/flussi/rendicontazione',
    persona: 'Marco Tentoni',
    ready: 'h1',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/flussi-rendicontazione*',
    emptyBody: NONE,
  },
  {
    code: 'O-10 ricevute',
    path: '/bo/c_roccaprova/ricevute',
    persona: 'Marco Tentoni',
    ready: 'h1',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/enti/c_roccaprova/ricevute*',
    emptyBody: NONE,
  },
  {
    code: 'O-10 ricevuta unknown',
    path: '/bo/c_roccaprova/ricevute/nessuna',
    persona: 'Marco Tentoni',
    ready: '.error-card',
    refused: true,
    states: ['full', 'loading', 'error'],
    door: '**/enti/c_roccaprova/ricevute/nessuna',
  },
  {
    code: 'O-10 flusso unknown',
    path: '/bo/c_roccaprova/flussi/rendicontazione/PSP/nessuno/1',
    persona: 'Marco Tentoni',
    ready: '.error-card',
    refused: true,
    states: ['full', 'loading', 'error'],
    door: '**/flussi-rendicontazione/PSP/nessuno/1*',
  },
  {
    code: 'O-10 sportello',
    path: '/bo/c_roccaprova/sportello?avviso=301000000000000144',
    persona: 'Marco Tentoni',
    ready: 'h2',
    states: ['full', 'loading', 'error'],
    door: '**/api/**/sportello?*',
  },

  // pivot
  {
    code: 'P-01',
    path: '/pivot/c_roccaprova',
    persona: 'Nora Verifichi',
    ready: '.day-line',
    states: ['full', 'loading', 'error'],
    door: '**/pivot/giornata',
  },
  {
    code: 'P-01 loader',
    path: '/pivot/c_roccaprova',
    persona: 'Piero Finti',
    ready: '.pivot-places',
    states: ['full'],
  },
  {
    code: 'P-02',
    path: '/pivot/c_roccaprova/riconciliazioni',
    persona: 'Nora Verifichi',
    ready: '.list-count',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/pivot/pagamenti?*',
    emptyBody: NONE,
  },
  {
    code: 'P-03',
    path: '/pivot/c_roccaprova/anomalie?classe=RT_NO_IUF',
    persona: 'Nora Verifichi',
    ready: '.list-count',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/pivot/pagamenti?*',
    emptyBody: NONE,
  },
  {
    code: 'P-03 movimenti',
    path: '/pivot/c_roccaprova/anomalie?classe=TES_NO_MATCH',
    persona: 'Nora Verifichi',
    ready: '.list-count',
    states: ['full', 'empty'],
    door: '**/pivot/movimenti?*',
    emptyBody: NONE,
  },
  {
    code: 'P-05',
    path: '/pivot/c_roccaprova/ricevute-telematiche',
    persona: 'Nora Verifichi',
    ready: '.list-count',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/pivot/pagamenti',
    emptyBody: NONE,
  },
  {
    code: 'P-06',
    path: '/pivot/c_roccaprova/rendicontazioni',
    persona: 'Nora Verifichi',
    ready: '.list-count',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/pivot/flussi',
    emptyBody: NONE,
  },
  {
    code: 'P-08',
    path: '/pivot/c_roccaprova/giornale-di-cassa',
    persona: 'Nora Verifichi',
    ready: '.list-count',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/pivot/movimenti',
    emptyBody: NONE,
  },
  {
    code: 'P-12',
    path: '/pivot/c_roccaprova/import',
    persona: 'Piero Finti',
    ready: '.list-count',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/pivot/giornali-di-cassa',
    emptyBody: NONE,
  },

  // administration of an ente, and of the intermediary
  {
    code: 'E-01',
    path: '/bo/c_roccaprova/admin',
    persona: 'Lucia Esempi',
    ready: '.choice-card-mark',
    states: ['full', 'error'],
    door: '**/api/bo/enti/c_roccaprova',
  },
  {
    code: 'E-02',
    path: '/bo/c_roccaprova/admin/ente',
    persona: 'Lucia Esempi',
    ready: '.missing',
    states: ['full', 'loading', 'error'],
    door: '**/api/bo/enti/c_roccaprova',
  },
  {
    code: 'E-02 intermediary',
    path: '/bo/p_valprova/admin/ente',
    persona: 'Fabio Campioni',
    ready: '.missing',
    states: ['full', 'dialog'],
    dialog: ['text=Carica un logo'],
  },
  {
    code: 'E-02 edit',
    path: '/bo/c_roccaprova/admin/ente/modifica',
    persona: 'Lucia Esempi',
    ready: '.app-form',
    states: ['full', 'loading', 'error'],
    door: '**/api/bo/enti/c_roccaprova',
  },
  {
    code: 'E-08',
    path: '/bo/c_roccaprova/admin/iban',
    persona: 'Lucia Esempi',
    ready: '.conti',
    states: ['full', 'empty', 'loading', 'error', 'dialog'],
    door: '**/api/bo/enti/c_roccaprova',
    emptyBody: { codiceIpa: 'c_roccaprova', denominazione: 'Comune di Roccaprova', iban: [], cosaManca: [] },
    dialog: ['text=Aggiungi un IBAN'],
  },
  {
    code: 'E-09',
    path: '/bo/c_roccaprova/admin/messaggio',
    persona: 'Lucia Esempi',
    ready: '.app-form',
    states: ['full', 'loading', 'error'],
    door: '**/api/bo/enti/c_roccaprova',
  },
  {
    code: 'I-02',
    path: '/intermediario',
    persona: 'Fabio Campioni',
    ready: '.list-count',
    states: ['full', 'empty', 'loading', 'error'],
    door: '**/api/bo/intermediario/enti?*',
    emptyBody: NONE,
  },
];

export { NONE };
