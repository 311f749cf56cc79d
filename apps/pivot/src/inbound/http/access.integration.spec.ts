import { declaredRoutes } from '@mypay/platform/http';
import { dateInRome, type Iud, SystemClock } from '@mypay/kernel';
import { accessSuite, injecting, type MatrixSubject, type TipoRow } from '@mypay/testing';
import { CF, type RunningPivot, startPivot } from '../../testing/pivot.fixture';

const OTHER = '80023450234';
const IUV = '01000000000000144';
const IUF = '2024-03-15BCITITMM-A1';
const PAYMENT = `/enti/{ente}/pivot/pagamenti/${IUV}/rt-${IUV}/1`;
const EVERYBODY = 'un flusso e un movimento non hanno tipo: li vede ogni ruolo di MyPivot (roles.md §4.3)';
const BANK = 'le righe della banca non hanno tipo';

/** How each operation whose permission may be given by tipo knows tipi: a new one fails here until it has its row (S3). */
const TIPI: Readonly<Record<string, TipoRow>> = {
  'GET /enti/{ente}/pivot/classi': { list: '/enti/{ente}/pivot/classi', shows: '"importo":"10.00"' },
  'GET /enti/{ente}/pivot/giornata': { none: 'dice solo quando, mai che cosa' },
  'GET /enti/{ente}/pivot/mesi': { list: '/enti/{ente}/pivot/mesi?mesi=1', shows: '"10.00"' },
  'GET /enti/{ente}/pivot/pagamenti': { list: '/enti/{ente}/pivot/pagamenti', shows: IUV },
  'GET /enti/{ente}/pivot/pagamenti/totale': { list: '/enti/{ente}/pivot/pagamenti/totale', shows: '"10.00"' },
  'GET /enti/{ente}/pivot/pagamenti/{iuv}/{iur}/{indice}': { row: PAYMENT },
  'GET /enti/{ente}/pivot/pagamenti/{iuv}/{iur}/{indice}/spiegazione': { row: `${PAYMENT}/spiegazione` },
  'GET /enti/{ente}/pivot/notifiche': { list: '/enti/{ente}/pivot/notifiche', shows: 'NOTIFICATO-1' },
  'GET /enti/{ente}/pivot/notifiche/{iud}/spiegazione': {
    row: '/enti/{ente}/pivot/notifiche/NOTIFICATO-1/spiegazione',
  },
  'GET /enti/{ente}/pivot/movimenti': { none: EVERYBODY },
  'GET /enti/{ente}/pivot/movimenti/{anno}/{bolletta}': {
    list: '/enti/{ente}/pivot/movimenti/2024/7',
    shows: `rt-${IUV}`,
  },
  'GET /enti/{ente}/pivot/movimenti/{anno}/{bolletta}/spiegazione': { none: EVERYBODY },
  'GET /enti/{ente}/pivot/movimenti/{anno}/{bolletta}/suggerimenti': { none: EVERYBODY },
  'GET /enti/{ente}/pivot/pagamenti/{iuv}/{iur}/{indice}/suggerimenti': { row: `${PAYMENT}/suggerimenti` },
  'GET /enti/{ente}/pivot/flussi/{psp}/{iuf}/suggerimenti': { none: EVERYBODY },
  'POST /enti/{ente}/pivot/movimenti/{anno}/{bolletta}/collegamento': { none: BANK },
  'POST /enti/{ente}/pivot/movimenti/{anno}/{bolletta}/scioglimento': { none: BANK },
  'GET /enti/{ente}/pivot/flussi': { none: EVERYBODY },
  'GET /enti/{ente}/pivot/flussi/{psp}/{iuf}/righe': {
    list: `/enti/{ente}/pivot/flussi/BCITITMM/${IUF}/righe`,
    shows: 'Rossi Mario',
  },
  'GET /enti/{ente}/pivot/flussi/{psp}/{iuf}/righe/totale': { none: EVERYBODY },
  'GET /enti/{ente}/pivot/flussi/{psp}/{iuf}/spiegazione': { none: EVERYBODY },
  'GET /enti/{ente}/pivot/notifiche/totale': { list: '/enti/{ente}/pivot/notifiche/totale', shows: '"7.00"' },
  'GET /enti/{ente}/pivot/movimenti/totale': { none: EVERYBODY },
  'GET /enti/{ente}/pivot/flussi/totale': { none: EVERYBODY },
  'GET /enti/{ente}/pivot/riversamenti': { none: EVERYBODY },
  'GET /enti/{ente}/pivot/riversamenti/totale': { none: EVERYBODY },
  'GET /enti/{ente}/pivot/storia': { list: `/enti/{ente}/pivot/storia?iuv=${IUV}`, shows: IUF },
  'GET /enti/{ente}/pivot/giornali-di-cassa': { none: BANK },
  'GET /enti/{ente}/pivot/giornali-di-cassa/{id}': { none: BANK },
  'GET /enti/{ente}/pivot/giornali-di-cassa/{id}/originale': { none: BANK },
  'GET /enti/{ente}/pivot/giornali-di-cassa/{id}/scarti': { none: BANK },
};

let pivot: RunningPivot;
let subject: MatrixSubject;

beforeAll(async () => {
  pivot = await startPivot();
  await pivot.ente();
  const debitore = { tipo: 'F' as const, codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' };
  const dataEsito = dateInRome(new SystemClock().now());
  await pivot.rt(IUV, 1000n, { dovuto: { iud: 'D-1' as Iud, tipoDovuto: 'TARI' }, debitore, dataEsito });
  await pivot.flusso({ iuf: IUF, importoTotaleCents: 1000n as never }, [{ iuv: IUV }]);
  await pivot.load(
    'giornale.csv',
    `anno;bolletta;contabile;ordinante;causale;importo;valuta\n2024;7;2024-03-18;ROSSI;/RFB/${IUV}/10.00;10.00;2024-03-18\n`,
  );
  await pivot.db.inEnte(CF, (tx) =>
    tx.execute(
      `insert into notifiche (ente, iud, iuv, importo_cents, data_esecuzione, tipo_dovuto)
       values ($1, 'NOTIFICATO-1', $2, 700, '2024-03-01', 'TARI')`,
      [CF, IUV],
    ),
  );
  await pivot.quiet();
  const known = { id: '1', indice: '1', anno: '2024' };
  subject = { ente: CF, otherEnte: OTHER, call: injecting(pivot.app, (as) => pivot.token(as)), known };
}, 120_000);
afterAll(() => pivot?.close());

accessSuite({
  service: 'pivot',
  routes: () => declaredRoutes(pivot.app),
  subject: () => subject,
  withoutPermission: [
    'GET /health/live PUBBLICO',
    'GET /health/ready PUBBLICO',
    'GET /metrics PUBBLICO',
    'GET /health/quiet PUBBLICO',
  ],
  tipi: { rows: TIPI, codes: () => ({ own: 'TARI', other: 'MENSA' }) },
});
