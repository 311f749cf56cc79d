import { AVVISO, ENTE, IUV, OTHER_ENTE } from '@mypay/pagamenti-core/testing';
import { declaredRoutes } from '@mypay/platform/http';
import { accessSuite, injecting, type MatrixSubject, type TipoRow } from '@mypay/testing';
import { ask, receipt } from '../../testing/messages.fixture';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';

const FLOWS = 'spc.read è pieno per ogni operatore (roles.md §3.2): una riga di flusso non dice di che tipo è';

const OWN_EXPORTS = 'chi ha solo alcuni tipi ha i soli export propri, di quei tipi: paid-exports.integration.spec';

/** How each operation whose permission may be given by tipo knows tipi: a new one fails here until it has its row (S3). */
const TIPI: Readonly<Record<string, TipoRow>> = {
  'POST /enti/{ente}/export-ricevute': { none: OWN_EXPORTS },
  'GET /enti/{ente}/export-ricevute': { none: OWN_EXPORTS },
  'GET /enti/{ente}/export-ricevute/{id}': { none: OWN_EXPORTS },
  'DELETE /enti/{ente}/export-ricevute/{id}': { none: OWN_EXPORTS },
  'POST /enti/{ente}/export-ricevute/{id}/ripeti': { none: OWN_EXPORTS },
  'GET /enti/{ente}/export-ricevute/{id}/file': { none: OWN_EXPORTS },
  'GET /enti/{ente}/ricevute': { list: '/enti/{ente}/ricevute', shows: 'rt-di-un-tipo' },
  'GET /enti/{ente}/ricevute/{rtId}': { row: '/enti/{ente}/ricevute/rt-di-un-tipo' },
  'GET /enti/{ente}/ricevute/{rtId}/pdf': { row: '/enti/{ente}/ricevute/rt-di-un-tipo/pdf' },
  'GET /enti/{ente}/ricevute/{rtId}/originale': { row: '/enti/{ente}/ricevute/rt-di-un-tipo/originale' },
  'GET /enti/{ente}/transazioni': { list: `/enti/{ente}/transazioni?iuv=${IUV}`, shows: 'CK-di-un-tipo' },
  'GET /enti/{ente}/transazioni/riepilogo': {
    list: '/enti/{ente}/transazioni/riepilogo?giorni=1',
    shows: '"esito":"IN_CORSO","numero":1',
  },
  'GET /enti/{ente}/ricevute/cerca': {
    list: '/enti/{ente}/ricevute/cerca?testo=rt-di-un-tipo',
    shows: 'rt-di-un-tipo',
  },
  'GET /enti/{ente}/sportello': { list: `/enti/{ente}/sportello?avviso=${AVVISO}`, shows: 'rt-di-un-tipo' },
  'GET /enti/{ente}/flussi-rendicontazione/{pspId}/{iuf}/{revisione}': { none: FLOWS },
  'GET /enti/{ente}/flussi-rendicontazione/{pspId}/{iuf}/{revisione}/righe': { none: FLOWS },
  'GET /enti/{ente}/flussi-rendicontazione/{pspId}/{iuf}/{revisione}/originale': { none: FLOWS },
  'GET /enti/{ente}/flussi-rendicontazione': { none: FLOWS },
  'GET /enti/{ente}/flussi-rendicontazione/scarico/{lavoro}': { none: FLOWS },
};

let service: PagamentiFixture;
let subject: MatrixSubject;
let tipo: string;

beforeAll(async () => {
  service = await PagamentiFixture.start();
  await service.post(ask('paGetPaymentV2'));
  await service.post(receipt(2, { receiptId: 'rt-di-un-tipo' }));
  const all = { ente: ENTE, permessi: ['rt.download'] };
  const { body } = await service.call('GET', `/enti/${ENTE}/ricevute/rt-di-un-tipo`, all);
  tipo = String(body['tipoDovuto']);
  await attempt(service, tipo);
  subject = {
    ente: ENTE,
    otherEnte: OTHER_ENTE,
    call: injecting(service.app, (as) => service.token(as)),
    known: { id: '1' },
  };
}, 60_000);
afterAll(() => service?.stop());

/** A cart at Checkout with one notice of this tipo. */
async function attempt({ db }: PagamentiFixture, tipoDovuto: string): Promise<void> {
  const id = '0'.repeat(32);
  await db.outsideTenants((tx) =>
    tx.execute(
      `insert into checkout (id, chiave, id_carrello, enti, stato, creato_il, scade_il)
       values ($1, 'chiave', 'CK-di-un-tipo', $2, 'NUOVO', now(), now() + interval '1 hour')`,
      [id, [ENTE]],
    ),
  );
  await db.inEnte(ENTE, (tx) =>
    tx.execute(
      `insert into checkout_voci (ente, checkout, posizione, numero_avviso, iuv, importo_cents, causale, denominazione_ente,
         intestatario, tipo_dovuto, creato_il)
       values ($1, $2, 1, $3, $4, 1200, 'TARI', 'Comune', 'M*** R***', $5, now())`,
      [ENTE, id, AVVISO.replace(/.$/, (last) => (last === '0' ? '1' : '0')), IUV, tipoDovuto],
    ),
  );
}

accessSuite({
  service: 'pagamenti',
  routes: () => declaredRoutes(service.app),
  subject: () => subject,
  withoutPermission: [
    'GET /health/live PUBBLICO',
    'GET /health/quiet portale',
    'GET /health/ready PUBBLICO',
    'GET /metrics PUBBLICO',
  ],
  tipi: { rows: TIPI, codes: () => ({ own: tipo, other: 'ALTRO' }) },
});
