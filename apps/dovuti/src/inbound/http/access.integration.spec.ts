import { declaredRoutes } from '@mypay/platform/http';
import { accessSuite, injecting, type MatrixSubject, type TipoRow } from '@mypay/testing';
import { CF, OTHER_CF, type RunningDovuti, startDovuti } from '../../testing/dovuti.fixture';

const DOVUTO = {
  iud: 'DI-TARI',
  tipoDovuto: 'TARI',
  importo: '120.50',
  causale: 'Tassa sui rifiuti',
  debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' },
};
const OWN_FILES = 'chi ha solo alcuni tipi vede i soli file che ha caricato lui: import-operator.integration.spec';

const OWN_PRINTS = 'chi ha solo alcuni tipi vede le sole stampe proprie e di quei tipi: stampe.integration.spec';

/** How each operation whose permission may be given by tipo knows tipi: a new one fails here until it has its row (S3). */
const TIPI: Readonly<Record<string, TipoRow>> = {
  'POST /enti/{ente}/dovuti': { row: '/enti/{ente}/dovuti', body: { ...DOVUTO, iud: 'NUOVO' }, status: 403 },
  'GET /enti/{ente}/export-dovuti': { list: '/enti/{ente}/export-dovuti', shows: 'DI-TARI' },
  'POST /enti/{ente}/dovuti/annullamenti': {
    none: 'di quelli di altri tipi l’esito è NON_TROVATO: bulk.integration.spec',
  },
  'GET /enti/{ente}/dovuti': { list: '/enti/{ente}/dovuti', shows: 'DI-TARI' },
  'GET /enti/{ente}/dovuti/{iud}': { row: '/enti/{ente}/dovuti/DI-TARI' },
  'PUT /enti/{ente}/dovuti/{iud}': { row: '/enti/{ente}/dovuti/DI-TARI', body: { ...DOVUTO, iud: undefined } },
  'DELETE /enti/{ente}/dovuti/{iud}': { row: '/enti/{ente}/dovuti/DA-ANNULLARE' },
  'GET /enti/{ente}/dovuti/{iud}/storia': { row: '/enti/{ente}/dovuti/DI-TARI/storia' },
  'GET /enti/{ente}/dovuti/{iud}/avviso': { row: '/enti/{ente}/dovuti/DI-TARI/avviso' },
  'GET /enti/{ente}/ricerca': { list: '/enti/{ente}/ricerca?q=DI-TARI', shows: 'DI-TARI' },
  'GET /enti/{ente}/cruscotto': { list: '/enti/{ente}/cruscotto', shows: '120.50' },
  'POST /enti/{ente}/import-dovuti': { none: 'le righe di altri tipi sono scarti: import-operator.integration.spec' },
  'POST /enti/{ente}/stampe-avvisi': {
    none: 'dei dovuti di altri tipi l’indice dice che non ci sono: stampe.integration.spec',
  },
  'GET /enti/{ente}/stampe-avvisi': { none: OWN_PRINTS },
  'GET /enti/{ente}/stampe-avvisi/{id}': { none: OWN_PRINTS },
  'DELETE /enti/{ente}/stampe-avvisi/{id}': { none: OWN_PRINTS },
  'POST /enti/{ente}/stampe-avvisi/{id}/ripeti': { none: OWN_PRINTS },
  'GET /enti/{ente}/stampe-avvisi/{id}/parti/{parte}': { none: OWN_PRINTS },
  'GET /enti/{ente}/import-dovuti': { none: OWN_FILES },
  'GET /enti/{ente}/import-dovuti/limiti': { none: 'sono di tutta l’installazione' },
  'GET /enti/{ente}/import-dovuti/{id}': { none: OWN_FILES },
  'DELETE /enti/{ente}/import-dovuti/{id}': { none: OWN_FILES },
  'GET /enti/{ente}/import-dovuti/{id}/originale': { none: OWN_FILES },
  'GET /enti/{ente}/import-dovuti/{id}/scarti': { none: OWN_FILES },
  'GET /enti/{ente}/import-dovuti/{id}/scarti/righe': { none: OWN_FILES },
  'GET /enti/{ente}/import-dovuti/{id}/iuv': { none: OWN_FILES },
};

let dovuti: RunningDovuti;
let subject: MatrixSubject;

beforeAll(async () => {
  dovuti = await startDovuti();
  await dovuti.announceEnte();
  await dovuti.announceTipo();
  await dovuti.announceTipo({ codice: 'MULTA' });
  for (const iud of [DOVUTO.iud, 'DA-ANNULLARE']) await dovuti.call('POST', `/enti/${CF}/dovuti`, { ...DOVUTO, iud });
  subject = {
    ente: CF,
    otherEnte: OTHER_CF,
    call: injecting(dovuti.app, (as) => dovuti.token(as)),
    known: { id: '1', parte: '1' },
  };
}, 60_000);
afterAll(() => dovuti?.close());

accessSuite({
  service: 'dovuti',
  routes: () => declaredRoutes(dovuti.app),
  subject: () => subject,
  withoutPermission: [
    'GET /health/live PUBBLICO',
    'GET /health/ready PUBBLICO',
    'GET /metrics PUBBLICO',
    'GET /health/quiet PUBBLICO',
    'GET /interno/carrelli/{soggetto} pagamenti',
    'POST /interno/carrelli/unisci portale',
    'POST /interno/enti/{ente}/quote pagamenti',
  ],
  tipi: { rows: TIPI, codes: () => ({ own: 'TARI', other: 'MULTA' }) },
});
