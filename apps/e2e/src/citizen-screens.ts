import type { ScreenCase } from './screens';

const ENTE = { codiceIpa: 'c_roccaprova', codiceFiscale: '80012340123', denominazione: 'Comune di Roccaprova' };
const DEBT = {
  riferimento: 'riferimento-di-prova',
  ente: ENTE,
  tipoDovuto: { codice: 'TARI', descrizione: 'Tassa sui rifiuti' },
  causale: 'Tassa sui rifiuti, prima rata',
  numeroAvviso: '301000000000000144',
  importo: '120.50',
  scadenza: '2099-06-30',
  stato: 'DA_PAGARE',
  pagabile: true,
  intestatario: 'A*** P***',
  nelCarrello: false,
};
const CART = { voci: [{ ...DEBT, id: '1', nelCarrello: true }], pagate: [], totale: '120.50', massimo: 5 };
const PUBLIC_ENTE = { ...ENTE, stato: 'ESERCIZIO', avvisiPagabili: true, spontanei: [] };
const POSITION = { ...DEBT, iud: 'SPO-1', spontanea: true, annullabile: true, creatoIl: '2026-11-30T10:00:00.000Z' };
const OUTCOME = {
  id: '1'.repeat(32),
  totale: '120.50',
  creatoIl: '2026-11-30T10:00:00.000Z',
  riprendi: null,
  definitivo: true,
};
const ITEM = {
  codiceFiscaleEnte: ENTE.codiceFiscale,
  denominazioneEnte: ENTE.denominazione,
  numeroAvviso: DEBT.numeroAvviso,
  causale: DEBT.causale,
  importo: DEBT.importo,
  intestatario: DEBT.intestatario,
  pagatoIl: null,
  psp: null,
  ricevuta: false,
};
const RECEIPT = {
  iur: '0123456789abcdef',
  codiceFiscaleEnte: ENTE.codiceFiscale,
  denominazioneEnte: ENTE.denominazione,
  numeroAvviso: DEBT.numeroAvviso,
  iuv: '01000000000000144',
  causale: DEBT.causale,
  importo: DEBT.importo,
  commissione: '1.50',
  pagatoIl: '2026-11-30T10:00:00.000Z',
  psp: 'Banca di Prova',
  intestatario: { nome: 'Ada Provetti', codiceFiscale: 'PRVDAA70A41Z100E' },
  versante: { nome: 'Ivo Saggi', codiceFiscale: null },
  versamenti: [],
};
const refusal = (status: number, code: string, title: string) => ({
  status,
  body: { type: 'about:blank', title, status, code, correlationId: '00000000-0000-4000-8000-000000000000' },
});
const found = (...debts: object[]) => ({ '**/api/public/avvisi/ricerca': { body: { elementi: debts } } });
const BY_LINK = `/paga-avviso?numeroAvviso=${DEBT.numeroAvviso}&codIdUnivoco=PRVDAA70A41Z100E`;
const outcome = (esito: string, item: object = {}): Pick<ScreenCase, 'path' | 'answers' | 'states'> => ({
  path: `/esito/${OUTCOME.id}`,
  answers: { '**/api/public/esiti/*': { body: { ...OUTCOME, esito, voci: [{ ...ITEM, esito, ...item }] } } },
  states: ['full'],
});
const RECEIPT_PATH = `/ricevute/${'y'.repeat(43)}`;

/** States of C-01…C-24 that the demonstration's data do not bring, each by what a door answers. Source: ui.md §21. */
export const CITIZEN_SCREENS: readonly ScreenCase[] = [
  {
    code: 'C-01 search down',
    path: '/',
    answers: { '**/api/public/enti?*': refusal(503, 'NON_DISPONIBILE', 'Il servizio non è disponibile ora') },
    typed: ['input[role=combobox]', 'rocca'],
    ready: 'text=/La ricerca ora non risponde/',
    refused: true,
    states: ['full'],
  },
  {
    code: 'C-01 nothing found',
    path: '/',
    answers: { '**/api/public/enti?*': { body: { elementi: [], cursore: null } } },
    typed: ['input[role=combobox]', 'nessuno'],
    ready: 'text=/Nessun ente trovato/',
    states: ['full'],
  },
  {
    code: 'C-03 suspended',
    path: '/enti/c_roccaprova',
    answers: {
      '**/api/public/enti/c_roccaprova': { body: { ...PUBLIC_ENTE, stato: 'SOSPESO', avvisiPagabili: false } },
    },
    ready: 'text=Pagamenti sospesi',
    states: ['full'],
  },
  {
    code: 'C-03 suspended, notices payable',
    path: '/enti/c_roccaprova',
    answers: {
      '**/api/public/enti/c_roccaprova': {
        body: { ...PUBLIC_ENTE, stato: 'SOSPESO', sospensione: { fino: '2099-01-31' } },
      },
    },
    ready: 'text=Gli avvisi già ricevuti si possono pagare',
    states: ['full'],
  },
  {
    code: 'C-03 no spontanei',
    path: '/enti/c_roccaprova',
    answers: { '**/api/public/enti/c_roccaprova': { body: PUBLIC_ENTE } },
    ready: 'text=Questo ente non offre pagamenti senza avviso',
    states: ['full'],
  },
  {
    code: 'C-04 wrong digits',
    path: '/paga-avviso',
    steps: ['button[type=submit]'],
    ready: '.error-summary',
    states: ['full'],
  },
  {
    code: 'C-05 too many tries',
    path: BY_LINK,
    answers: { '**/api/public/avvisi/ricerca': refusal(429, 'TROPPE_RICHIESTE', 'Troppe richieste') },
    ready: '[role=alert]',
    refused: true,
    states: ['full'],
  },
  { code: 'C-05', path: BY_LINK, answers: found(DEBT), ready: 'text=Paga ora', states: ['full'] },
  {
    code: 'C-05 several enti',
    path: BY_LINK,
    answers: found(DEBT, {
      ...DEBT,
      ente: { ...ENTE, codiceIpa: 'p_valprova', denominazione: 'Provincia di Valprova' },
    }),
    ready: 'text=Più enti usano questo codice',
    states: ['full'],
  },
  {
    code: 'C-05 already paid',
    path: BY_LINK,
    answers: found({
      ...DEBT,
      stato: 'PAGATO',
      pagabile: false,
      causa: 'GIA_PAGATO',
      pagatoIl: '2026-11-30',
      importoPagato: '120.50',
    }),
    ready: 'text=Pagato il',
    states: ['full'],
  },
  ...(['SCADUTO', 'ANNULLATO'] as const).map((stato): ScreenCase => ({
    code: `C-05 ${stato.toLowerCase()}`,
    path: BY_LINK,
    answers: found({ ...DEBT, stato, pagabile: false, causa: stato }),
    ready: '.debt-card',
    states: ['full'],
  })),
  {
    code: 'C-05 suspended ente',
    path: BY_LINK,
    answers: found({ ...DEBT, stato: 'NON_PAGABILE', pagabile: false, causa: 'ENTE_NON_PAGABILE' }),
    ready: 'text=I pagamenti verso questo ente sono sospesi',
    states: ['full'],
  },
  {
    code: 'C-07 not offered',
    path: '/enti/c_roccaprova/pagamenti/NESSUNO',
    ready: 'text=Pagamento non disponibile',
    refused: true,
    states: ['full'],
  },
  {
    code: 'C-08',
    path: '/carrello',
    answers: { '**/api/public/carrello': { body: CART } },
    ready: 'text=Continua a pagare',
    states: ['full', 'dialog'],
    dialog: ['button:has-text("Svuota")'],
  },
  {
    code: 'C-08 changed, cancelled, paid',
    path: '/carrello',
    answers: {
      '**/api/public/carrello': {
        body: {
          ...CART,
          voci: [
            { ...DEBT, id: '1', importoPrecedente: '110.00' },
            {
              ...DEBT,
              id: '2',
              numeroAvviso: '301000000000000245',
              stato: 'ANNULLATO',
              pagabile: false,
              causa: 'ANNULLATO',
            },
          ],
          pagate: [{ ...DEBT, id: '3', stato: 'PAGATO', pagabile: false, pagatoIl: '2026-11-30' }],
        },
      },
    },
    ready: 'text=Già pagati',
    states: ['full'],
  },
  {
    code: 'C-08 full cart',
    path: BY_LINK,
    answers: {
      ...found(DEBT),
      '**/api/public/carrello': { method: 'POST', ...refusal(409, 'CARRELLO_PIENO', 'Il carrello è pieno') },
    },
    steps: ['button:has-text("Aggiungi al carrello")'],
    ready: '[role=alert]',
    refused: true,
    states: ['full'],
  },
  {
    code: 'C-09 items',
    path: '/checkout',
    answers: { '**/api/public/carrello': { body: CART } },
    ready: 'text=Vai al pagamento',
    states: ['full'],
  },
  {
    code: 'C-09 node busy',
    path: '/checkout',
    answers: {
      '**/api/public/carrello': { body: CART },
      '**/api/public/checkout': refusal(503, 'NODO_NON_DISPONIBILE', 'pagoPA non risponde ora'),
    },
    steps: ['button:has-text("Vai al pagamento")'],
    ready: '[role=alert]',
    refused: true,
    states: ['full'],
  },
  {
    code: 'C-09 amount changed',
    path: '/checkout',
    answers: {
      '**/api/public/carrello': { body: CART },
      '**/api/public/checkout': {
        ...refusal(409, 'IMPORTO_CAMBIATO', 'L’importo è cambiato'),
        body: {
          ...refusal(409, 'IMPORTO_CAMBIATO', 'L’importo è cambiato').body,
          avvisi: [{ numeroAvviso: DEBT.numeroAvviso, vecchio: '110.00', nuovo: '120.50' }],
        },
      },
    },
    steps: ['button:has-text("Vai al pagamento")'],
    ready: 'text=Accetto il nuovo importo',
    refused: true,
    states: ['full'],
  },
  {
    code: 'C-10 paid',
    ...outcome('PAGATO', { pagatoIl: '2026-11-30T10:00:00.000Z', psp: 'Banca di Prova', ricevuta: true }),
    ready: 'text=Apri la ricevuta',
  },
  { code: 'C-10 to be confirmed', ...outcome('DA_CONFERMARE'), ready: 'text=Pagamento in lavorazione' },
  { code: 'C-10 cancelled', ...outcome('ANNULLATO'), ready: 'text=Riprova' },
  { code: 'C-10 failed', ...outcome('NON_RIUSCITO'), ready: 'text=Riprova' },
  { code: 'C-10 expired', ...outcome('SCADUTO'), ready: 'text=Tempo scaduto' },
  {
    code: 'C-11',
    path: RECEIPT_PATH,
    answers: { '**/api/public/ricevute/*': { body: RECEIPT } },
    ready: 'text=Scarica la ricevuta',
    states: ['full'],
  },
  {
    code: 'C-11 expired',
    path: RECEIPT_PATH,
    answers: { '**/api/public/ricevute/*': refusal(410, 'LINK_SCADUTO', 'Il collegamento è scaduto') },
    ready: 'text=Vai all’area personale',
    refused: true,
    states: ['full'],
  },
  {
    code: 'C-11 whose',
    path: RECEIPT_PATH,
    answers: { '**/api/public/ricevute/*': refusal(403, 'CODICE_FISCALE_RICHIESTO', 'Serve il codice fiscale') },
    ready: 'text=Apri la ricevuta',
    refused: true,
    states: ['full'],
  },
  ...(['livello', 'scaduto', 'errore', 'non_attivo'] as const).map((reason): ScreenCase => ({
    code: `C-14 ${reason}`,
    path: `/accesso-negato?motivo=${reason}`,
    ready: 'h1',
    states: ['full'],
  })),
  {
    code: 'C-20 a block fails alone',
    path: '/area-personale',
    persona: 'Ada Provetti',
    answers: {
      '**/api/cittadino/pagamenti?*': refusal(503, 'NON_DISPONIBILE', 'Il servizio non è disponibile ora'),
    },
    ready: '[role=alert]',
    refused: true,
    states: ['full'],
  },
  {
    code: 'C-21 reversed dates',
    path: '/area-personale/posizioni-aperte?da=2030-02-01&a=2030-01-01',
    persona: 'Ada Provetti',
    unfold: '.filters-toggle[aria-expanded=false]',
    steps: ['button:has-text("Cerca")'],
    ready: 'text=/viene prima dell’inizio/',
    states: ['full'],
  },
  {
    code: 'C-22 own spontaneo',
    path: '/area-personale/posizioni-aperte/c_roccaprova/SPO-1',
    persona: 'Ada Provetti',
    answers: { '**/api/cittadino/posizioni/c_roccaprova/SPO-1': { body: POSITION } },
    ready: 'text=Annulla il pagamento',
    states: ['full', 'dialog'],
    dialog: ['button:has-text("Annulla il pagamento")'],
  },
  {
    code: 'C-22 not yours',
    path: '/area-personale/posizioni-aperte/c_roccaprova/NON-MIA',
    persona: 'Ada Provetti',
    ready: 'text=Posizione non trovata',
    refused: true,
    states: ['full'],
  },
  {
    code: 'C-22 paid',
    path: '/area-personale/posizioni-aperte/c_roccaprova/SPO-1',
    persona: 'Ada Provetti',
    answers: {
      '**/api/cittadino/posizioni/c_roccaprova/SPO-1': {
        body: {
          ...POSITION,
          stato: 'PAGATO',
          pagabile: false,
          annullabile: false,
          pagatoIl: '2026-11-30',
          importoPagato: '120.50',
          ricevuta: 'rt-1',
        },
      },
      '**/api/cittadino/ricevute/*/rt-1': { body: RECEIPT },
    },
    ready: 'text=Banca di Prova',
    states: ['full'],
  },
  {
    code: 'C-23 in my name',
    path: '/area-personale/storico',
    persona: 'Ada Provetti',
    answers: {
      '**/api/cittadino/pagamenti?*': {
        body: {
          elementi: [
            {
              ...DEBT,
              iud: 'A',
              stato: 'PAGATO',
              pagabile: false,
              pagatoIl: '2026-11-30',
              importoPagato: '120.50',
              ricevuta: 'rt-1',
            },
            { ...DEBT, iud: 'B', stato: 'ANNULLATO', pagabile: false, chiusaIl: '2026-11-29' },
          ],
          cursore: 'altri',
        },
      },
    },
    ready: '.app-table',
    states: ['full'],
  },
  {
    code: 'C-23 paid by me',
    path: '/area-personale/storico?vista=pagate',
    persona: 'Ada Provetti',
    answers: {
      '**/api/cittadino/ricevute?*': {
        body: {
          elementi: [
            {
              rtId: 'rt-1',
              codiceFiscaleEnte: ENTE.codiceFiscale,
              denominazioneEnte: ENTE.denominazione,
              numeroAvviso: DEBT.numeroAvviso,
              iuv: RECEIPT.iuv,
              causale: DEBT.causale,
              importo: DEBT.importo,
              pagatoIl: RECEIPT.pagatoIl,
              psp: RECEIPT.psp,
              intestata: false,
            },
          ],
          cursore: null,
        },
      },
    },
    ready: '.app-table',
    states: ['full'],
  },
  {
    code: 'C-23 paid by me, none',
    path: '/area-personale/storico?vista=pagate',
    persona: 'Carla Fittizi',
    ready: 'text=Ancora nessun pagamento fatto da voi',
    states: ['full', 'loading', 'error'],
    door: '**/api/cittadino/ricevute?*',
  },
  {
    code: 'C-24',
    path: '/area-personale/storico/80012340123/rt-1',
    persona: 'Ada Provetti',
    answers: { '**/api/cittadino/ricevute/*/rt-1': { body: RECEIPT } },
    ready: 'text=Banca di Prova',
    states: ['full'],
  },
  {
    code: 'C-24 not yours',
    path: '/area-personale/storico/80012340123/nessuna',
    persona: 'Ada Provetti',
    ready: 'text=Ricevuta non trovata',
    refused: true,
    states: ['full'],
  },
];
